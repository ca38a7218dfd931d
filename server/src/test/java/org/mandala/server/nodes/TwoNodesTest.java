package org.mandala.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** Two whole nodes over one store and a real Redis: one room, one board. Rules K9 and N5 to N16. The second was told a wrong time by its folder. */
class TwoNodesTest {
    private static final String KEY = "a secret of two nodes, long enough to be one";

    @TempDir
    static Path folder;

    private static final AtomicInteger TABS = new AtomicInteger();
    private static RedisServer redis;
    private static TestHouse north;
    private static TestHouse south;

    @BeforeAll
    static void open() throws Exception {
        redis = new RedisServer(folder);
        PostgresAddress database = PostgresServer.shared().database();
        north = node("north", database);
        WrongTime.write(Files.createDirectories(folder.resolve("south")), 3_600_000);
        south = node("south", database);
    }

    @AfterAll
    static void close() {
        south.close();
        north.close();
        redis.close();
    }

    private static TestHouse node(String name, PostgresAddress database) throws Exception {
        return new TestHouse(
                Files.createDirectories(folder.resolve(name)),
                Map.of(
                        "redis.addresses",
                        redis.address(),
                        "node.name",
                        name,
                        "node.signingKey",
                        KEY,
                        "store.url",
                        database.url(),
                        "store.user",
                        database.user(),
                        "store.password",
                        database.password()));
    }

    private static Visitor lead(TestHouse at, String name) {
        return at.inside(north.links().facilitatorToken(), name, "copenhagen");
    }

    private static Visitor come(TestHouse at, String name) {
        return at.inside(north.links().participantToken(), name, "singapore");
    }

    private static String tab() {
        return "tab-" + TABS.incrementAndGet();
    }

    private static List<String> names(JsonNode welcome) {
        return StreamSupport.stream(welcome.get("people").spliterator(), false)
                .map(person -> person.get("name").asText())
                .toList();
    }

    /** Hears of this person, whoever else comes and goes. */
    private static JsonNode hearsOf(TestSocket socket, String type, String name) {
        while (true) {
            JsonNode heard = socket.hearsNext(type).get("person");
            if (heard.get("name").asText().equals(name)) {
                return heard;
            }
        }
    }

    @Test
    void whoComesAtOneNodeIsSeenAtTheOtherAndWhoLeavesIsNot_N5() {
        TestSocket ana = come(north, "Ana").enter(tab());
        ana.hearsNext("welcome");
        TestSocket ben = come(south, "Ben").enter(tab());
        if (!names(ben.hearsNext("welcome")).contains("Ana")) {
            hearsOf(ben, "arrived", "Ana");
        }
        String id = hearsOf(ana, "arrived", "Ben").get("id").asText();
        ben.say("{\"type\":\"leave\"}");
        while (!ana.hearsNext("left").get("person").asText().equals(id)) {}
        ana.say("{\"type\":\"leave\"}");
    }

    @Test
    void aTabThatComesBackAtAnotherNodeHasNotLeft_N8() throws Exception {
        TestSocket watch = come(north, "Cleo").enter(tab());
        watch.hearsNext("welcome");
        Visitor dan = come(south, "Dan");
        String tab = tab();
        TestSocket atSouth = dan.enter(tab);
        String me = atSouth.hearsNext("welcome").get("me").asText();
        hearsOf(watch, "arrived", "Dan");
        atSouth.lose();
        Visitor danNorth = north.visitor().in(dan.session());
        dan.cookies().forEach(danNorth::bring);
        TestSocket atNorth = danNorth.enter(tab);
        assertThat(names(atNorth.hearsNext("welcome"))).contains("Dan");
        atNorth.say("{\"type\":\"raiseHand\",\"command\":\"" + tab() + "\"}");
        JsonNode next = watch.hearsNext("event");
        assertThat(next.get("actor").asText())
                .as("nothing but the hand was heard of Dan")
                .isEqualTo(me);
        assertThat(watch.hearsNothingOf(me, 5_500))
                .as("no leaving when the grace is over")
                .isTrue();
        atNorth.say("{\"type\":\"leave\"}");
        watch.say("{\"type\":\"leave\"}");
    }

    @Test
    void aNodeThatStartsWithAnotherTimeTakesThatOfTheOther_K9() {
        TestSocket here = come(north, "Kai").enter(tab());
        TestSocket there = come(south, "Liv").enter(tab());
        here.hearsNext("welcome");
        there.hearsNext("welcome");
        assertThat(ProgrammeTime.of(here).apartFrom(ProgrammeTime.of(there))).isLessThan(ProgrammeTime.ONE_BELL_MS);
        here.say("{\"type\":\"leave\"}");
        there.say("{\"type\":\"leave\"}");
    }

    @Test
    void ordersOfBothNodesAreOneLog_N10() {
        TestSocket lea = lead(north, "Lea").enter(tab());
        TestSocket eli = lead(south, "Eli").enter(tab());
        lea.hearsNext("welcome");
        eli.hearsNext("welcome");
        for (int i = 0; i < 10; i++) {
            lea.say("{\"type\":\"sendChat\",\"command\":\"" + tab() + "\",\"to\":\"room\",\"text\":\"n" + i + "\"}");
            eli.say("{\"type\":\"sendChat\",\"command\":\"" + tab() + "\",\"to\":\"room\",\"text\":\"s" + i + "\"}");
        }
        assertThat(chat(lea, 20)).isEqualTo(chat(eli, 20)).hasSize(20);
        lea.say("{\"type\":\"leave\"}");
        eli.say("{\"type\":\"leave\"}");
    }

    private static List<String> chat(TestSocket socket, int count) {
        List<String> said = new ArrayList<>();
        while (said.size() < count) {
            JsonNode body = socket.hearsNext("event").get("body");
            if (body.get("type").asText().equals("chatSaid")) {
                said.add(body.get("text").asText());
            }
        }
        return said;
    }

    @Test
    void stormsOfTwoWhoLeadAtTwoNodesAreOneRun_P13_P41_N10() {
        TestSocket lea = lead(north, "Mia").enter(tab());
        TestSocket eli = lead(south, "Noa").enter(tab());
        lea.hearsNext("welcome");
        eli.hearsNext("welcome");
        orders(lea, "startPractice\",\"practice\":\"arriving");
        changesOfRun(eli, "practiceStarted");
        for (int i = 0; i < 5; i++) {
            orders(lea, "pausePractice");
            orders(eli, "resumePractice");
            eli.say("{\"type\":\"extendPractice\",\"command\":\"" + tab() + "\",\"ms\":30000}");
            orders(eli, "pausePractice");
            orders(lea, "resumePractice");
        }
        orders(lea, "stopPractice");
        List<JsonNode> atNorth = changesOfRun(lea, "practiceStopped");
        List<JsonNode> atSouth = changesOfRun(eli, "practiceStopped");
        assertThat(atSouth).isEqualTo(atNorth);
        assertThat(atSouth).hasSizeGreaterThan(5);
        assertThat(atSouth.stream().map(event -> event.get("body").get("at").asLong()))
                .isSorted();
        lea.say("{\"type\":\"leave\"}");
        eli.say("{\"type\":\"leave\"}");
    }

    private static void orders(TestSocket socket, String what) {
        socket.say("{\"command\":\"" + tab() + "\",\"type\":\"" + what + "\"}");
    }

    /** What happened to the run after its start, in the order of the log, up to this one; what answers an order that changed nothing is heard a second time. */
    private static List<JsonNode> changesOfRun(TestSocket socket, String last) {
        List<JsonNode> heard = new ArrayList<>();
        long seq = -1;
        while (true) {
            JsonNode event = socket.hearsNext("event");
            String type = event.get("body").get("type").asText();
            boolean isChange = type.startsWith("practice") && !type.equals("practiceStarted");
            if (isChange && event.get("seq").asLong() > seq) {
                seq = event.get("seq").asLong();
                heard.add(((ObjectNode) event).without("command"));
            }
            if (type.equals(last)) {
                return heard;
            }
        }
    }

    @Test
    void whatIsWrittenAtOneNodeIsReadAtTheOtherAndSavedOnce_N12() {
        TestDoc here = doc(north, "board-1");
        TestDoc there = doc(south, "board-1");
        for (int i = 0; i < 50; i++) {
            write(here, "n" + i);
            write(there, "s" + i);
        }
        here.awaitSaved();
        there.awaitSaved();
        TestDoc.await("both to have all", () -> size(here) == 100 && size(there) == 100);
        here.close();
        there.close();
    }

    @Test
    void withoutRedisRoomsGoOnAndChangesComeByTheLog_N13() {
        TestDoc here = doc(north, "board-2");
        TestDoc there = doc(south, "board-2");
        TestSocket fay = come(north, "Fay").enter(tab());
        fay.hearsNext("welcome");
        TestSocket gil = come(south, "Gil").enter(tab());
        gil.hearsNext("welcome");
        hearsOf(fay, "arrived", "Gil");
        redis.kill();
        write(here, "while Redis is down");
        here.awaitSaved();
        TestDoc.await("it to come by the log", () -> size(there) == 1);
        gil.say("{\"type\":\"raiseHand\",\"command\":\"" + tab() + "\"}");
        assertThat(hand(fay)).isTrue();
        assertThat(fay.hearsNext("apart").get("apart").asBoolean()).isTrue();
        redis.startAgain();
        assertThat(fay.hearsNext("apart").get("apart").asBoolean()).isFalse();
        write(there, "and after");
        TestDoc.await("both to have both", () -> size(here) == 2 && size(there) == 2);
        TestSocket hana = come(south, "Hana").enter(tab());
        if (!names(hana.hearsNext("welcome")).contains("Fay")) {
            hearsOf(hana, "arrived", "Fay");
        }
        hearsOf(fay, "arrived", "Hana");
        fay.say("{\"type\":\"leave\"}");
        gil.say("{\"type\":\"leave\"}");
        hana.say("{\"type\":\"leave\"}");
        here.close();
        there.close();
    }

    private static boolean hand(TestSocket socket) {
        while (true) {
            if (socket.hearsNext("event").get("body").get("type").asText().equals("handRaised")) {
                return true;
            }
        }
    }

    @Test
    void rightsThatEndAtOneNodeEndAtTheOther_N16() {
        Visitor ida = come(south, "Ida");
        TestSocket socket = ida.enter(tab());
        socket.hearsNext("welcome");
        Visitor sameNorth = north.visitor().in(ida.session());
        ida.cookies().forEach(sameNorth::bring);
        sameNorth.get("/me").status(200);
        sameNorth.post("/logout", "").status(204);
        assertThat(socket.closeCode()).isEqualTo(4401);
    }

    /** As behind a proxy that sends each request wherever it likes. */
    @Test
    void aTicketOfOneNodeOpensASocketAtTheOtherOnceAndThenNowhere_H7() {
        Visitor north1 = come(north, "Kim");
        Visitor south1 = south.visitor().in(north1.session());
        north1.cookies().forEach(south1::bring);
        String path = "/ws/session/" + north1.session() + "?ticket=";
        String ticket = north1.ticket("session:" + north1.session());
        TestSocket socket = south1.open(path + ticket);
        socket.say("{\"type\":\"hello\",\"tab\":\"" + tab() + "\"}");
        socket.hearsNext("welcome");
        assertThat(north1.open(path + ticket).closeCode()).isEqualTo(4401);
        assertThat(south1.open(path + ticket).closeCode()).isEqualTo(4401);
        socket.say("{\"type\":\"leave\"}");
    }

    /** The second welcome of a connection takes the place of all that was told (L6). */
    @Test
    void whatAnErasedPersonSaidIsForgottenAtTheOtherNodeToo_R8() {
        Visitor jo = come(north, "Jo");
        String person = jo.get("/me").body("id");
        TestSocket here = jo.enter(tab());
        here.hearsNext("welcome");
        Visitor kim = come(south, "Kim");
        TestSocket there = kim.enter(tab());
        there.hearsNext("welcome");
        here.say("{\"type\":\"sendChat\",\"command\":\"" + tab() + "\",\"to\":\"room\",\"text\":\"canary-9c1e\"}");
        assertThat(chat(there, 1)).containsExactly("canary-9c1e");
        jo.delete("/people/" + person + "/data").status(204);
        assertThat(here.closeCode()).isEqualTo(4401);
        JsonNode anew = there.hearsNext("welcome");
        assertThat(anew.get("state").toString()).doesNotContain("canary-9c1e");
        assertThat(come(south, "Lou").enter(tab()).hearsNext("welcome").toString())
                .doesNotContain("canary-9c1e");
        there.say("{\"type\":\"leave\"}");
    }

    @Test
    void theBoardOfAnErasedPersonClosesAtTheOtherNodeToo_R8() {
        Visitor max = come(north, "Max");
        String board = max.post(
                        "/boards",
                        "{\"title\":\"Mine\",\"template\":\"blank-circle\",\"ownerKind\":\"PERSON\",\"owner\":\"\"}")
                .body("id");
        max.put("/boards/" + board + "/shares", "{\"kind\":\"COHORT\",\"of\":\"demo\",\"access\":\"WRITE\"}")
                .status(200);
        Visitor noa = come(south, "Noa");
        String content = noa.get("/boards/" + board).json().at("/board/content").asText();
        TestSocket there = noa.open("/ws/doc/" + content + "?ticket=" + noa.ticket("doc:" + content));
        max.delete("/people/" + max.get("/me").body("id") + "/data").status(204);
        assertThat(there.closeCode()).isIn(4403, 4404);
        noa.post("/tickets", "{\"target\":\"doc:" + content + "\"}").status(403);
    }

    static TestDoc doc(TestHouse at, String doc) {
        String token = new ProgramTokens(SigningKey.shared(KEY), TokenBook.NONE, InstantSource.system())
                .mint("*", Access.CREATE, Duration.ofDays(1));
        String path = "/ws/doc/" + doc + "?saved=1&token=" + token;
        return TestDoc.open(HttpClient.newHttpClient(), at.url().replace("http:", "ws:") + path, at.url(), new Doc())
                .awaitSynced();
    }

    private static void write(TestDoc doc, String key) {
        doc.edit(d -> d.getMap("items").set(key, true));
    }

    private static int size(TestDoc doc) {
        return doc.read(d -> d.getMap("items").size());
    }
}
