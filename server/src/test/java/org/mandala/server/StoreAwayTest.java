package org.mandala.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.store.postgres.PostgresServer;

/** PostgreSQL goes away under a running house, and comes back. Rules D30 to D33 and L44. */
final class StoreAwayTest {
    private static final long STORED = 0;
    private static final long NOT_STORED = 1;

    private static PostgresServer postgres = PostgresServer.fresh();

    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @Test
    void whilePostgresIsKilledBoardsGoOnAndAreWrittenWhenItIsBack() {
        Map<String, String> settings = PostgresServer.keys(postgres.emptyDatabase());
        String doc;
        try (TestHouse house = new TestHouse(data, settings)) {
            Visitor ana = come(house, "Ana");
            doc = board(ana);
            TestDoc first = member(house, ana, doc);
            TestDoc second = member(house, come(house, "Ben"), doc);
            write(first, "before");
            first.awaitSaved();

            postgres.kill();
            write(first, "meanwhile");
            TestDoc.await(
                    "the other to see what cannot be stored", () -> read(second).containsKey("meanwhile"));
            TestDoc.await("both to be told", () -> first.state() == NOT_STORED && second.state() == NOT_STORED);
            assertThat(first.saved()).isLessThan(first.edits());
            assertThat(ana.get("/sessions/" + ana.session())
                            .status(503)
                            .json()
                            .get("detail")
                            .asText())
                    .contains("try again");

            postgres.start();
            first.awaitSaved();
            TestDoc.await("both to be told", () -> first.state() == STORED && second.state() == STORED);
            TestDoc.await(
                    "what is kept to be read again",
                    () -> ana.get("/sessions/" + ana.session()).response().statusCode() == 200);
        }
        try (TestHouse house = new TestHouse(data, settings)) {
            TestDoc later = member(house, come(house, "Cleo"), doc);
            assertThat(read(later)).containsOnlyKeys("before", "meanwhile");
        }
    }

    @Test
    void whilePostgresIsKilledHandsAndChatAreTakenAndTheRestIsRefused_L44() {
        try (TestHouse house = new TestHouse(data, PostgresServer.keys(postgres.emptyDatabase()))) {
            TestSocket lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen")
                    .enter("lea");
            Visitor ben = come(house, "Ben");
            TestSocket first = ben.enter("ben");
            String me = first.hearsNext("welcome").get("me").asText();
            TestSocket cleo = come(house, "Cleo").enter("cleo");
            cleo.hearsNext("welcome");
            lea.say("{\"type\":\"sendChat\",\"command\":\"before\",\"to\":\"room\",\"text\":\"before\"}");
            happens(first, "before");

            postgres.kill();
            first.say("{\"type\":\"raiseHand\",\"command\":\"hand\"}");
            assertThat(first.hearsNext("held").get("command").asText()).isEqualTo("hand");
            first.say("{\"type\":\"sendChat\",\"command\":\"line\",\"to\":\"room\",\"text\":\"meanwhile\"}");
            assertThat(first.hearsNext("held").get("command").asText()).isEqualTo("line");
            lea.say("{\"type\":\"startPractice\",\"command\":\"no\",\"practice\":\"arriving\"}");
            assertThat(lea.hearsNext("refused").get("code").asText()).isEqualTo("NOT_STORED");
            cleo.say("{\"type\":\"leave\"}");
            lea.hearsNext("left");

            postgres.start();
            assertThat(happens(lea, "hand").get("body").get("person").asText()).isEqualTo(me);
            assertThat(happens(lea, "line").get("body").get("text").asText()).isEqualTo("meanwhile");
            happens(first, "line");
            first.say("{\"type\":\"raiseHand\",\"command\":\"hand\"}");
            assertThat(happens(first, "hand").get("seq").asLong())
                    .as("answered by what was done (S7)")
                    .isEqualTo(2);
        }
    }

    /** All sockets are judged each half minute; that nobody can be asked closes none. */
    @Test
    @EnabledIfSystemProperty(named = "long", matches = "true")
    void whilePostgresIsAwayForLongNobodyIsClosedForItAndRightsEndAfterwards_R6() throws InterruptedException {
        try (TestHouse house = new TestHouse(data, PostgresServer.keys(postgres.emptyDatabase()))) {
            Visitor ben = come(house, "Ben");
            TestSocket socket = ben.enter("ben");
            socket.hearsNext("welcome");
            TestDoc member = member(house, ben, board(ben));
            postgres.kill();
            TimeUnit.SECONDS.sleep(65);
            socket.say("{\"type\":\"raiseHand\",\"command\":\"hand\"}");
            socket.hearsNext("held");
            assertThat(member.closeCode()).isZero();
            postgres.start();
            happens(socket, "hand");
            ben.post("/logout", "").status(204);
            assertThat(socket.closeCode()).isEqualTo(4401);
            TestDoc.await("the document to be closed", () -> member.closeCode() == 4401);
        }
    }

    private static JsonNode happens(TestSocket socket, String command) {
        while (true) {
            JsonNode event = socket.hearsNext("event");
            if (command.equals(event.path("command").asText())) {
                return event;
            }
        }
    }

    /** As behind a line that is cut: nobody answers, and nobody says so. */
    @Test
    void whilePostgresSaysNothingNobodyWaitsForEver() {
        try (TestHouse house = new TestHouse(data, PostgresServer.keys(postgres.emptyDatabase()))) {
            Visitor ana = come(house, "Ana");
            String doc = board(ana);
            TestDoc first = member(house, ana, doc);
            TestDoc second = member(house, come(house, "Ben"), doc);
            postgres.freeze(true);
            try {
                write(first, "meanwhile");
                TestDoc.await(
                        "the other to see what cannot be stored",
                        () -> read(second).containsKey("meanwhile"));
                TestDoc.await("both to be told", () -> first.state() == NOT_STORED && second.state() == NOT_STORED);
                ana.get("/sessions/" + ana.session()).status(503);
            } finally {
                postgres.freeze(false);
            }
            TestDoc.await("it to be stored", () -> first.saved() == first.edits());
            TestDoc.await("both to be told", () -> first.state() == STORED && second.state() == STORED);
        }
    }

    private static Visitor come(TestHouse house, String name) {
        return house.inside(house.links().participantToken(), name, "copenhagen");
    }

    private static String board(Visitor visitor) {
        return visitor.get("/sessions/" + visitor.session())
                .status(200)
                .json()
                .get("board")
                .get("content")
                .asText();
    }

    private TestDoc member(TestHouse house, Visitor visitor, String doc) {
        String url = house.url().replace("http:", "ws:") + "/ws/doc/" + doc + "?saved=1&ticket="
                + visitor.ticket("doc:" + doc);
        return TestDoc.open(client, url, house.url(), new Doc()).awaitSynced();
    }

    private static void write(TestDoc member, String key) {
        member.edit(it -> it.getMap("items").set(key, key));
    }

    private static Map<String, Object> read(TestDoc member) {
        return member.read(it -> it.getMap("items").toJson());
    }
}
