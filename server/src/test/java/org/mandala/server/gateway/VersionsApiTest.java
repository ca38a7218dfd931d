package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.crdt.YMap;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;

/** Rules D40 to D46, over HTTP and a live document. */
class VersionsApiTest {
    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestHouse house;
    private Visitor ana;
    private String doc = "";

    @BeforeEach
    void open() {
        house = new TestHouse(data);
        ana = house.inside(house.links().participantToken(), "Ana", site());
        doc = ana.get("/sessions/" + ana.session())
                .status(200)
                .json()
                .get("board")
                .get("content")
                .asText();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static String site() {
        return "copenhagen";
    }

    private TestDoc member(Visitor visitor) {
        return member(visitor, doc);
    }

    private TestDoc member(Visitor visitor, String id) {
        String url = house.url().replace("http:", "ws:") + "/ws/doc/" + id + "?saved=1&ticket="
                + visitor.ticket("doc:" + id);
        return TestDoc.open(client, url, house.url(), new Doc()).awaitSynced();
    }

    /** The socket and HTTP are two lines: a request sent after an edit may arrive before it. */
    private static void saved(TestDoc member, Consumer<Doc> change) {
        member.edit(change);
        member.awaitSaved();
    }

    private String versions() {
        return "/docs/" + doc + "/versions";
    }

    private JsonNode nameNow(String name) {
        return ana.post(versions(), "{\"name\":\"" + name + "\"}").status(200).json();
    }

    @Test
    void aNamedVersionIsRestoredLiveForEverybodyAndCanBeUndone() throws IOException {
        TestDoc first = member(ana);
        TestDoc second = member(house.inside(house.links().participantToken(), "Ben", site()));
        saved(first, it -> it.getMap("items").set("a", new YMap()).set("text", "one"));
        TestDoc.await("the other to see it", () -> items(second).containsKey("a"));
        JsonNode version = nameNow("before lunch");
        assertThat(version.get("cause").asText()).isEqualTo("NAMED");
        assertThat(version.get("by").asText()).isEqualTo(ana.get("/me").body("id"));
        saved(second, it -> it.getMap("items").delete("a"));
        saved(second, it -> it.getMap("items").set("b", 2));
        JsonNode changes = ana.get(versions() + "/" + version.get("id").asText() + "/changes")
                .status(200)
                .json();
        assertThat(changes.get("changes").findValuesAsText("change")).containsExactly("REMOVED", "ADDED");
        assertThat(changes.get("changes").findValuesAsText("key")).containsExactly("a", "b");

        JsonNode restored = restore(version.get("id").asText());
        assertThat(restored.get("changed").asBoolean()).isTrue();
        Map<String, Object> lunch = Map.of("a", Map.of("text", "one"));
        TestDoc.await(
                "both to see it",
                () -> items(first).equals(lunch) && items(second).equals(lunch));
        assertThat(restore(version.get("id").asText()).get("changed").asBoolean())
                .isFalse();

        restore(restored.get("before").get("id").asText());
        TestDoc.await("the restore to be undone", () -> items(first).keySet().equals(java.util.Set.of("b")));
        TestDoc third = member(ana);
        assertThat(items(third)).isEqualTo(items(first));
    }

    private JsonNode restore(String version) {
        return ana.post(versions() + "/" + version + "/restore", "").status(200).json();
    }

    private static Map<String, Object> items(TestDoc member) {
        return member.read(it -> it.getMap("items").toJson());
    }

    @Test
    void aVersionIsNamedAgainOrLosesItsNameAndIsListedNewestFirst() {
        saved(member(ana), it -> it.getText("t").insert(0, "hello"));
        String first = nameNow("first").get("id").asText();
        String second = nameNow("second").get("id").asText();
        ana.put(versions() + "/" + first, "{\"name\":\"the first\"}").status(200);
        ana.put(versions() + "/" + second, "{\"name\":\"\"}").status(200);
        JsonNode list = ana.get(versions()).status(200).json();
        assertThat(list.get("versions").findValuesAsText("id").subList(0, 2)).containsExactly(second, first);
        assertThat(list.get("versions").findValuesAsText("name")).containsExactly("the first");
        assertThat(list.get("people").elements().next().asText()).isEqualTo("Ana");
        ana.put(versions() + "/nonsense", "{\"name\":\"x\"}").status(404);
        ana.post(versions(), "{\"name\":\"\"}").status(400);
        ana.post(versions(), "{\"name\":\"" + "x".repeat(81) + "\"}").status(400);
    }

    @Test
    void aVersionIsReadAsAnUpdate() throws Exception {
        saved(member(ana), it -> it.getText("t").insert(0, "hello"));
        String version = nameNow("first").get("id").asText();
        byte[] bytes = ana.bytes(versions() + "/" + version + "/update");
        Doc seen = new Doc();
        seen.applyUpdateV2(bytes, null);
        assertThat(seen.getText("t"))
                .as(Base64.getEncoder().encodeToString(bytes))
                .hasToString("hello");
    }

    @Test
    void whoMayOnlyReadNamesAndRestoresNothing() {
        String frame = doc.replace("content.", "frame.");
        ana.get("/docs/" + frame + "/versions").status(200);
        ana.post("/docs/" + frame + "/versions", "{\"name\":\"x\"}").status(403);
        ana.post("/docs/" + frame + "/versions/x/restore", "").status(403);
        ana.get("/docs/elsewhere/versions").status(404);
        house.visitor().get(versions()).status(401);
    }

    @Test
    void editingLeavesAVersionOfItsBeginningAndOfItsEnd() {
        TestDoc member = member(ana);
        saved(member, it -> it.getText("t").insert(0, "one"));
        member.close();
        TestDoc.await("the version of the end", () -> causes().equals("[SESSION_END]"));
        TestDoc looking = member(ana);
        looking.close();
        TestDoc again = member(ana);
        saved(again, it -> it.getText("t").insert(0, "two"));
        again.close();
        TestDoc.await("the next version of an end", () -> causes().equals("[SESSION_END, SESSION_END]"));
    }

    private String causes() {
        return ana.get(versions())
                .status(200)
                .json()
                .get("versions")
                .findValuesAsText("cause")
                .toString();
    }

    @Test
    void theHouseSaysThatItStores_D38() throws Exception {
        JsonNode ready = ana.root("/readyz").status(200).json();
        assertThat(ready.get("ready").asBoolean()).isTrue();
        assertThat(ready.get("store").asText()).isEqualTo("ok");
        assertThat(ready.get("damaged").asInt()).isZero();
    }
}
