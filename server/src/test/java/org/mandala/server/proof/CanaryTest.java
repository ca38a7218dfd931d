package org.mandala.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.server.Main;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/**
 * Into every text that people write goes a word that is found nowhere else. None is in the log, however much it tells, nor in the audit; and of
 * who is erased none is in the data folder or in a backup made afterwards, but what stays by rule R8. Rules R7, R8 and H17 (S5).
 */
class CanaryTest {
    /** What others need, and so stays: what was written on a board of others, and a practice. */
    private static final Set<String> STAYS = Set.of("a note on the session's board", "a practice");

    @TempDir
    Path temp;

    private final Canaries canaries = new Canaries();
    private final Set<String> secrets = new HashSet<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whatPeopleWriteIsNeitherInTheLogNorInTheAuditAndGoesWithThem_S5() throws IOException {
        Path data = temp.resolve("data");
        Files.createDirectories(data);
        Map<String, String> loud = Map.of(
                "MANDALA_DEMO",
                "true",
                "JAVA_TOOL_OPTIONS",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=debug -Dorg.slf4j.simpleLogger.log.org.mandala=debug");
        try (ServerProcess server = ServerProcess.start(data, loud)) {
            TestHouse house = TestHouse.at(server.url());
            Visitor lea = house.inside(server.links().get("facilitator"), "Lea", "copenhagen");
            Visitor ana = house.inside(server.links().get("facilitator"), canaries.plant("a name"), "copenhagen");
            String person = ana.get("/me").body("id");
            Set<String> before = new TreeSet<>(canaries.words());
            keepProgramme(lea);
            stumble(house, lea);
            Set<String> others = new TreeSet<>(canaries.words());
            others.removeAll(before);
            speak(ana, person);
            write(ana, person);
            String log = Files.readString(temp.resolve("data.log"), StandardCharsets.ISO_8859_1);
            assertThat(log).as("the log tells all that it can").contains("DEBUG");
            assertThat(Canaries.linesOf(log, Canaries.MARK)).isEmpty();
            secrets.forEach(secret ->
                    assertThat(Canaries.linesOf(log, secret)).as("a secret").isEmpty());
            assertThat(lea.get("/audit").status(200).json().toString())
                    .contains(person)
                    .doesNotContain(Canaries.MARK);

            ana.delete("/people/" + person + "/data").status(204);
            Path backup = temp.resolve("backup.db");
            Main.main(new String[] {"backup", backup.toString(), "--data", data.toString()});
            assertThat(canaries.left(List.of(backup), others)).isEqualTo(STAYS);
            assertThat(canaries.left(Canaries.files(data), others)).isEqualTo(STAYS);
            assertThat(Canaries.linesOf(
                            Files.readString(temp.resolve("data.log"), StandardCharsets.ISO_8859_1), Canaries.MARK))
                    .isEmpty();
        }
    }

    private void keepProgramme(Visitor lea) {
        lea.post(
                        "/people",
                        "{\"name\":\"" + canaries.plant("a person's name") + "\",\"email\":\""
                                + canaries.plant("an address") + "@example.org\",\"site\":\"copenhagen\"}")
                .status(200);
        lea.post("/cohorts", "{\"title\":\"" + canaries.plant("a cohort's title") + "\",\"ended\":false}")
                .status(200);
        lea.post(
                        "/events",
                        "{\"site\":\"copenhagen\",\"title\":\"" + canaries.plant("an event's title") + "\",\"about\":\""
                                + canaries.plant("an event's text") + "\",\"place\":\""
                                + canaries.plant("an event's place")
                                + "\",\"localStart\":\"2030-05-01T10:00\",\"zone\":\"Europe/Copenhagen\",\"days\":1,"
                                + "\"minutes\":60,\"cancelled\":false}")
                .status(200);
        lea.post(
                        "/agreements",
                        "{\"title\":\"" + canaries.plant("an agreement's title") + "\",\"text\":\""
                                + canaries.plant("an agreement's text") + "\"}")
                .status(200);
        lea.post(
                        "/cohorts/demo/roster",
                        "name,email,site\n" + canaries.plant("a roster's name") + ","
                                + canaries.plant("a roster's address") + "@example.org,nowhere\n"
                                + canaries.plant("a line with a mistake"))
                .status(200);
        lea.put(
                        "/sessions/" + lea.session() + "/agenda",
                        "{\"items\":[{\"kind\":\"talk\",\"title\":\"" + canaries.plant("a line of the agenda")
                                + "\",\"minutes\":5,\"grouping\":\"room\",\"prompt\":\"" + canaries.plant("a question")
                                + "\",\"notes\":\"" + canaries.plant("notes of the agenda") + "\"}]}")
                .status(200);
        secrets.add(lea.post(
                        "/program-tokens",
                        "{\"name\":\"" + canaries.plant("a token's name")
                                + "\",\"doc\":\"*\",\"access\":\"READ\",\"days\":1}")
                .body("token"));
        secrets.add(lea.post("/sessions/" + lea.session() + "/invites", "{\"role\":\"GUEST\",\"days\":1,\"maxUses\":1}")
                .body("token"));
    }

    /** What goes wrong is told with its words to who did it, not to the log. */
    private void stumble(TestHouse house, Visitor lea) {
        house.visitor().post("/login", "{\"token\":\"" + canaries.plant("a wrong token") + "\"}");
        house.visitor().post("/sign-in", "{\"token\":\"" + canaries.plant("a wrong link") + "\"}");
        house.visitor()
                .post("/sign-in/letters", "{\"email\":\"" + canaries.plant("somebody's address") + "@example.org\"}");
        house.visitor().post("/login", "{\"token\": " + canaries.plant("no JSON"));
        house.visitor().root("/calendar/" + canaries.plant("a feed's address") + ".ics");
        house.visitor().root("/" + canaries.plant("no page") + "?of=" + canaries.plant("a query"));
        lea.post(
                "/passkeys?name=" + canaries.plant("a passkey's name"),
                "{\"id\":\"" + canaries.plant("no passkey") + "\"}");
        lea.post("/practices/check", "{\"title\":\"" + canaries.plant("no practice") + "\"}")
                .status(200);
        lea.put("/me", "{\"name\":\"" + canaries.plant("a name without a site") + "\",\"site\":\"nowhere\"}");
        lea.post("/cohorts/demo/plan", "{\"zone\":\"" + canaries.plant("no zone") + "\"}");
        TestSocket socket = lea.enter("tab-of-lea");
        socket.hears("welcome");
        socket.say("{\"type\":\"" + canaries.plant("no message") + "\"}");
        socket.closeCode();
        String doc = sessionDoc(lea);
        TestSocket board = lea.open("/ws/doc/" + doc + "?ticket=" + lea.ticket("doc:" + doc));
        board.sayBinary(("\0\2" + canaries.plant("no update")).getBytes(StandardCharsets.UTF_8));
        assertThat(board.closeCode()).isEqualTo(4400);
        lea.open("/ws/doc/" + doc + "?token=" + canaries.plant("no program's token"))
                .closeCode();
    }

    private void speak(Visitor ana, String person) {
        String ticket = ana.ticket("session:" + ana.session());
        secrets.add(ticket);
        TestSocket socket = ana.open("/ws/session/" + ana.session() + "?ticket=" + ticket);
        socket.say("{\"type\":\"hello\",\"tab\":\"tab-of-ana\"}");
        socket.hears("welcome");
        does(socket, "sendChat", "\"to\":\"room\",\"text\":\"" + canaries.plant("a line of chat") + "\"");
        does(socket, "nameCompanions", "\"names\":[\"" + canaries.plant("a companion") + "\"]");
        does(socket, "setPrompt", "\"text\":\"" + canaries.plant("a prompt") + "\"");
        does(socket, "setNotes", "\"line\":\"line-1\",\"text\":\"" + canaries.plant("a note to the agenda") + "\"");
        does(
                socket,
                "showToAll",
                "\"showing\":{\"kind\":\"LINK\",\"title\":\"" + canaries.plant("a link")
                        + "\",\"url\":\"https://example.org/" + canaries.plant("an address of a link") + "\"}");
        String groups = does(
                socket,
                "openGroups",
                "\"form\":{\"kind\":\"CHOICE\",\"title\":\"Groups\",\"seconds\":600,\"groups\":[{\"name\":\"One\","
                        + "\"members\":[\"" + person + "\"]}]}");
        does(socket, "tellGroups", "\"text\":\"" + canaries.plant("a line to groups") + "\"");
        does(
                socket,
                "writeLine",
                "\"grouping\":\"" + groups + "\",\"group\":\"g1\",\"text\":\"" + canaries.plant("a group's line")
                        + "\"");
        does(socket, "startPractice", "\"practice\":\"arriving\"");
        does(socket, "sayLine", "\"text\":\"" + canaries.plant("a line of a practice") + "\"");
        socket.say("{\"type\":\"leave\"}");
        socket.closeTab();
    }

    /** The id of the order, which was carried out. */
    private static String does(TestSocket socket, String type, String rest) {
        String command = "c-" + type;
        socket.say("{\"type\":\"" + type + "\",\"command\":\"" + command + "\"," + rest + "}");
        JsonNode answer = socket.next();
        while (!answer.path("command").asText().equals(command)) {
            answer = socket.next();
        }
        assertThat(answer.get("type").asText()).as("%s", answer).isEqualTo("event");
        return command;
    }

    private void write(Visitor ana, String person) throws IOException {
        note(ana, sessionDoc(ana), canaries.plant("a note on the session's board"));
        note(ana, "journal:" + ana.session() + ":" + person, canaries.plant("a journal"));
        String board = ana.post(
                        "/boards",
                        "{\"title\":\"" + canaries.plant("a board's title") + "\",\"template\":\"blank-circle\","
                                + "\"ownerKind\":\"PERSON\",\"owner\":\"\"}")
                .body("id");
        JsonNode page = ana.get("/boards/" + board).json();
        String content = page.at("/board/content").asText();
        note(ana, content, canaries.plant("a note on a board of one's own"));
        note(ana, page.get("own").asText(), canaries.plant("a note for oneself"));
        ana.post("/docs/" + content + "/versions", "{\"name\":\"" + canaries.plant("a version's name") + "\"}")
                .status(200);
        secrets.add(ana.post("/boards/" + board + "/links", "{\"access\":\"READ\",\"days\":1}")
                .body("token"));
        secrets.add(ana.post("/me/feed", "").body("url").replaceAll("^.*/|\\.ics$", ""));
        String script = Files.readString(Path.of("../config/practices/arriving.json"));
        ana.post(
                        "/practices",
                        script.replaceFirst(
                                "\"title\": \"[^\"]*\"", "\"title\": \"" + canaries.plant("a practice") + "\""))
                .status(200);
        ana.cookies().forEach(cookie -> secrets.add(cookie.getValue()));
    }

    private static String sessionDoc(Visitor visitor) {
        return visitor.get("/sessions/" + visitor.session())
                .json()
                .at("/board/content")
                .asText();
    }

    private void note(Visitor visitor, String doc, String text) {
        String ticket = visitor.ticket("doc:" + doc);
        secrets.add(ticket);
        String url = visitor.url().replace("http:", "ws:") + "/ws/doc/" + doc + "?saved=1&ticket=" + ticket;
        TestDoc copy = TestDoc.open(client, url, visitor.url(), new Doc()).awaitSynced();
        copy.edit(it -> it.getMap("items").set("note", text));
        copy.awaitSaved();
        copy.close();
    }
}
