package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.RightsHouse;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Relation;
import org.mandala.server.protocol.Role;

/** Every kind of person at every kind of door: rules R1 to R4, H7, D1. What the table says is pinned by RightsTest. */
class RightsTableTest {
    private static final String SESSION = "/sessions/" + RightsHouse.SESSION;

    @TempDir
    static Path data;

    private static RightsHouse house;

    /** One thing that is done over HTTP, and its row. */
    private record Deed(String method, String path, String body, Action action) {
        Answer by(Visitor visitor) {
            return switch (method) {
                case "GET" -> visitor.get(path);
                case "POST" -> visitor.post(path, body);
                default -> visitor.delete(path);
            };
        }
    }

    private static final List<Deed> DEEDS = List.of(
            new Deed("GET", SESSION, "", Action.ENTER_SESSION),
            new Deed("GET", SESSION + "/invites", "", Action.INVITE_TO_SESSION),
            new Deed(
                    "POST",
                    SESSION + "/invites",
                    "{\"role\":\"GUEST\",\"days\":1,\"maxUses\":1}",
                    Action.INVITE_TO_SESSION),
            new Deed("POST", "/tickets", "{\"target\":\"session:one\"}", Action.ENTER_SESSION),
            new Deed("POST", "/tickets", "{\"target\":\"doc:content.one\"}", Action.READ_BOARD),
            new Deed("GET", "/program-tokens", "", Action.KEEP_TOKENS),
            new Deed(
                    "POST",
                    "/program-tokens",
                    "{\"name\":\"a\",\"doc\":\"d\",\"access\":\"READ\",\"days\":1}",
                    Action.KEEP_TOKENS),
            new Deed("GET", "/audit", "", Action.READ_AUDIT),
            new Deed("GET", "/outbox", "", Action.KEEP_PROGRAMME),
            new Deed("GET", "/logins", "", Action.SEE_SELF));

    /** What is said on the session socket, and its row. */
    private static final Map<String, Action> MESSAGES = Map.of(
            "{\"type\":\"startPractice\",\"command\":\"c-%s\",\"practice\":\"nothing-of-this-name\"}",
                    Action.LEAD_PRACTICE,
            "{\"type\":\"stopPractice\",\"command\":\"s-%s\"}", Action.LEAD_PRACTICE);

    @BeforeAll
    static void open() {
        house = new RightsHouse(data);
        // The board is made when its session is first looked at.
        house.visitor(RightsHouse.idOf(Relation.COHORT, Role.HOST)).get(SESSION).status(200);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void whatIsDoneOverHttpIsAllowedAsTheTableSays_S1() {
        house.standings().forEach((person, standing) -> {
            Visitor visitor = house.visitor(person);
            for (Deed deed : DEEDS) {
                int status = deed.by(visitor).response().statusCode();
                if (standing.may(deed.action())) {
                    assertThat(status).as("%s: %s", person, deed).isEqualTo(200);
                } else {
                    assertThat(status).as("%s: %s", person, deed).isIn(403, 404);
                }
            }
        });
    }

    @Test
    void whoIsNotSignedInIsAskedToSignIn_S1() {
        for (Deed deed : DEEDS) {
            deed.by(house.house().visitor()).status(401);
        }
    }

    @Test
    void aStrangerIsNotToldWhatThereIs_R4() {
        house.visitor(RightsHouse.STRANGER).get(SESSION).status(404);
        house.visitor(RightsHouse.STRANGER).get("/sessions/none").status(404);
        Visitor guest = house.visitor(RightsHouse.idOf(Relation.SESSION, Role.GUEST));
        guest.get("/sessions/" + RightsHouse.OTHER_SESSION).status(404);
        guest.get(SESSION + "/invites").status(403);
    }

    @Test
    void ordersInASessionAreTakenAsTheTableSays_S1() {
        house.standings().forEach((person, standing) -> {
            if (standing.may(Action.ENTER_SESSION)) {
                TestSocket socket = enter(person);
                MESSAGES.forEach((message, action) -> {
                    String code = refusal(socket, String.format(message, person));
                    assertThat(code.equals("NOT_ALLOWED"))
                            .as("%s: %s answered %s", person, message, code)
                            .isEqualTo(!standing.may(action));
                });
                socket.closeTab();
            }
        });
    }

    @Test
    void aTicketIsGoodOnceForItsOwnerAndTargetAlone_H7() {
        Visitor host = house.visitor(RightsHouse.idOf(Relation.COHORT, Role.HOST));
        String used = host.ticket("session:one");
        host.open("/ws/session/one?ticket=" + used).closeTab();
        assertThat(host.open("/ws/session/one?ticket=" + used).closeCode()).isEqualTo(4401);
        String other = host.ticket("session:one");
        assertThat(host.open("/ws/session/two?ticket=" + other).closeCode()).isEqualTo(4401);
        String doc = host.ticket("doc:content.one");
        assertThat(host.open("/ws/doc/frame.one?ticket=" + doc).closeCode()).isEqualTo(4401);
        assertThat(host.open("/ws/session/one").closeCode()).isEqualTo(4401);
        assertThat(host.open("/ws/session/one?ticket=made-up").closeCode()).isEqualTo(4401);
    }

    @Test
    void aForeignPageOpensNoSocketAndChangesNothing_H1() {
        Visitor host = house.visitor(RightsHouse.idOf(Relation.COHORT, Role.HOST));
        String ticket = host.ticket("session:one");
        Visitor evil = host.from("https://evil.example");
        assertThatThrownBy(() -> evil.open("/ws/session/one?ticket=" + ticket)).hasStackTraceContaining("403");
        evil.delete("/logins").status(403);
    }

    @Test
    void withoutTheWordOfOurPageNothingIsChanged_H1() {
        Visitor host = house.visitor(RightsHouse.idOf(Relation.COHORT, Role.HOST));
        host.saying("made up").delete("/logins").status(403);
        host.saying("").post("/tickets", "{\"target\":\"session:one\"}").status(403);
        host.get("/logins").status(200);
    }

    private static TestSocket enter(String person) {
        Visitor visitor = house.visitor(person);
        TestSocket socket = visitor.open("/ws/session/one?ticket=" + visitor.ticket("session:one"));
        socket.say("{\"type\":\"hello\",\"tab\":\"" + person + "\"}");
        socket.hears("welcome");
        return socket;
    }

    private static String refusal(TestSocket socket, String message) {
        socket.say(message);
        return socket.hearsNext("refused").get("code").asText();
    }
}
