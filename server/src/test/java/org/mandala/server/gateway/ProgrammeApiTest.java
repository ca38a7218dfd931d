package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;

/** The programme's rules C1 to C37 by HTTP. */
class ProgrammeApiTest {
    @TempDir
    Path data;

    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(data);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theStartPageHoldsEverythingInOneAnswer_C33() {
        JsonNode home = ana().get("/home").status(200).json();
        assertThat(home.get("sessions").size()).isGreaterThan(12);
        assertThat(home.get("teams").size()).isEqualTo(2);
        assertThat(home.get("teams").get(0).get("members").size()).isGreaterThan(5);
        assertThat(home.get("sites").size()).isEqualTo(12);
        assertThat(home.get("events").size()).isPositive();
        assertThat(home.get("steward").asBoolean()).isFalse();
        assertThat(home.get("doorMinutes").asInt()).isEqualTo(15);
    }

    @Test
    void onlyStewardsKeepTheProgramme_C1() {
        Visitor ana = ana();
        for (String path : new String[] {"/register", "/agreements"}) {
            ana.get(path).status(404);
        }
        ana.post("/sites", "{}").status(404);
        ana.post("/cohorts/demo/plan", "{}").status(403);
        house.visitor().get("/home").status(401);
        assertThat(lea().get("/register").status(200).json().get("people").size())
                .isGreaterThan(41);
    }

    @Test
    void aFormSaysWhatIsWrongWithEachField_C3() {
        Answer answer = lea().post(
                        "/sites",
                        "{\"name\":\"\",\"kind\":\"HUB\",\"country\":\"??\",\"region\":\"\",\"town\":\"\",\"shown\":\"TOWN\","
                                + "\"zone\":\"Mars/Base\",\"contacts\":[],\"ended\":false}")
                .status(400);
        JsonNode fields = answer.json().get("fields");
        assertThat(fields.fieldNames()).toIterable().containsExactlyInAnyOrder("name", "country", "zone");
        assertThat(fields.get("zone").asText()).contains("Europe/Copenhagen");
    }

    @Test
    void nothingIsOpenUntilWhatBindsIsAccepted_C10_C11() {
        Visitor ana = ana();
        Visitor lea = lea();
        ana.get("/sessions/" + ana.session()).status(200);
        lea.post("/agreements/how-we-meet/1/publish", "").status(200);
        for (Visitor each : new Visitor[] {ana, lea}) {
            Answer refused = each.get("/sessions/" + ana.session()).status(403);
            assertThat(refused.json().get("code").asText()).isEqualTo("AGREEMENT_NEEDED");
            each.post("/tickets", "{\"target\":\"session:" + ana.session() + "\"}")
                    .status(403);
        }
        JsonNode home = ana.get("/home").status(200).json();
        assertThat(home.get("agreements").size()).isEqualTo(1);
        assertThat(home.get("sessions").size()).isZero();
        ana.post("/agreements/how-we-meet/1/accept", "").status(204);
        ana.get("/sessions/" + ana.session()).status(200);
        lea.get("/register").status(403);
        lea.post("/agreements/how-we-meet/1/accept", "").status(204);
        assertThat(lea.get("/agreements")
                        .status(200)
                        .json()
                        .get(0)
                        .get("accepted")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aFeedIsReadWithoutALoginAndOnlyByItsAddress_C29() throws Exception {
        Visitor ana = ana();
        String url = ana.post("/me/feed", "").body("url");
        assertThat(fetch(url)).contains("BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "SUMMARY:");
        assertThat(ana.get("/me/calendar").status(200).response().body()).doesNotContain(url);
        ana.delete("/me/feed").status(204);
        assertThat(fetch(url)).contains("\"status\":404");
        assertThat(fetch("/calendar/nonsense.ics")).contains("\"status\":404");
    }

    @Test
    void aTwinHasTheBoardOfItsFirst_C21() {
        Visitor lea = lea();
        JsonNode sessions = lea.get("/home").json().get("sessions");
        for (JsonNode each : sessions) {
            if (each.has("twinOf")) {
                String twin = lea.get("/sessions/" + each.get("id").asText())
                        .status(200)
                        .json()
                        .at("/board/id")
                        .asText();
                String first = lea.get("/sessions/" + each.get("twinOf").asText())
                        .json()
                        .at("/board/id")
                        .asText();
                assertThat(twin).isEqualTo(first);
                return;
            }
        }
        throw new AssertionError("the demo has twins");
    }

    @Test
    void anEventIsTheSitesOrTheStewards_C37() {
        String event = "{\"site\":\"aarhus\",\"title\":\"Open day\",\"about\":\"\",\"place\":\"\",\"localStart\":"
                + "\"2030-05-01T17:00\",\"zone\":\"Europe/Copenhagen\",\"days\":1,\"minutes\":90,\"cancelled\":false}";
        ana().post("/events", event).status(404);
        lea().post("/events", event).status(200);
    }

    private String fetch(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(house.url() + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private Visitor ana() {
        return house.inside(house.links().participantToken(), "Ana", "aarhus");
    }

    private Visitor lea() {
        return house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
    }
}
