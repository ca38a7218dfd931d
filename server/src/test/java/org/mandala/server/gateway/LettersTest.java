package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Answer;
import org.mandala.server.TestHouse.Visitor;

/** Asking for a letter, and coming in by it, over HTTP: rules H12, H14, H16. */
class LettersTest {
    @TempDir
    Path data;

    private TestHouse house;
    private Visitor lea;

    @BeforeEach
    void open() {
        house = new TestHouse(data);
        lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        lea.post("/people", "{\"name\":\"Pia\",\"email\":\"Pia@example.org\",\"site\":\"boston\"}")
                .status(200);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theAnswerIsTheSameWhetherSomebodyHasTheAddress_H14() {
        Answer known = ask(house.visitor(), "pia@example.org").status(204);
        Answer unknown = ask(house.visitor(), "nobody@example.org").status(204);
        assertThat(unknown.response().body()).isEqualTo(known.response().body());
        assertThat(unknown.response().headers().map().keySet())
                .isEqualTo(known.response().headers().map().keySet());
        assertThat(letter().get("address").asText()).isEqualTo("pia@example.org");
        assertThat(lea.get("/outbox").json().get("letters")).hasSize(1);
    }

    @Test
    void aLetterBringsItsPersonInOnce_H14() {
        ask(house.visitor(), " PIA@example.org ").status(204);
        String token = letter().get("body").asText().replaceAll("(?s).*sign-in#(\\S+).*", "$1");
        Visitor pia = house.visitor();
        pia.post("/sign-in", "{\"token\":\"" + token + "\"}").status(204);
        assertThat(pia.get("/me").body("name")).isEqualTo("Pia");
        assertThat(pia.get("/logins").json().get(0).get("way").asText()).isEqualTo("EMAIL");
        Answer again = house.visitor()
                .post("/sign-in", "{\"token\":\"" + token + "\"}")
                .status(410);
        assertThat(again.json().get("code").asText()).isEqualTo("LINK_USED");
    }

    @Test
    void whatIsNoAddressIsSaidAtOnce_H14() {
        Answer answer = ask(house.visitor(), "pia at example").status(400);
        assertThat(answer.json().at("/fields/email").asText()).contains("not an e-mail address");
        ask(house.visitor(), "").status(400);
    }

    @Test
    void oneAddressAsksForSoManyLettersAMinute_H16() {
        for (int i = 0; i < LinksApi.LETTERS_A_MINUTE; i++) {
            ask(house.visitor(), "nobody-" + i + "@example.org").status(204);
        }
        ask(house.visitor(), "pia@example.org").status(429);
    }

    private static Answer ask(Visitor visitor, String email) {
        return visitor.post("/sign-in/letters", "{\"email\":\"" + email + "\"}");
    }

    /** The letter is written after the answer. */
    private JsonNode letter() {
        TestDoc.await("a letter", () -> !letters().isEmpty());
        return letters().get(0);
    }

    private JsonNode letters() {
        return lea.get("/outbox").json().get("letters");
    }
}
