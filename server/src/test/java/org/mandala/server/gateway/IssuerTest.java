package org.mandala.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestIssuer;

/** Rule H19, against an issuer of our own. */
class IssuerTest {
    private static final String REFUSED = "/sign-in?issuer=refused";

    @TempDir
    Path data;

    private final TestIssuer issuer = new TestIssuer();
    private TestHouse house;

    @BeforeEach
    void open() {
        house = new TestHouse(
                data,
                Map.of(
                        "issuer.url",
                        issuer.url(),
                        "issuer.clientId",
                        TestIssuer.CLIENT,
                        "issuer.clientSecret",
                        "secret",
                        "issuer.name",
                        "Our school"));
    }

    @AfterEach
    void close() {
        house.close();
        issuer.close();
    }

    @Test
    void whoAddedTheAccountSignsInByIt() {
        assertThat(house.visitor().get("/sign-in").body("issuer")).isEqualTo("Our school");
        Visitor ana = ana();
        assertThat(goThere(ana)).isEqualTo("/");
        Visitor elsewhere = house.visitor();
        assertThat(goThere(elsewhere)).isEqualTo("/");
        assertThat(elsewhere.get("/me").body("id")).isEqualTo(ana.get("/me").body("id"));
        assertThat(elsewhere.get("/logins").json().findValuesAsText("way")).contains("ISSUER");
    }

    @Test
    void anAccountThatNobodyAddedOpensNothing() {
        Visitor stranger = house.visitor();
        assertThat(goThere(stranger)).isEqualTo(REFUSED);
        stranger.get("/me").status(401);
    }

    @Test
    void whoIsOnTheRosterIsFoundByAnAddressThatTheIssuerHasVerified() {
        String mei = rostered("Mei", "mei@example.org");
        issuer.change(verified("MEI@example.org", true));
        Visitor visitor = house.visitor();
        assertThat(goThere(visitor)).isEqualTo("/");
        assertThat(visitor.get("/me").body("id")).isEqualTo(mei);
        issuer.change(claims -> {});
        Visitor again = house.visitor();
        assertThat(goThere(again)).as("from then on by the subject").isEqualTo("/");
        assertThat(again.get("/me").body("id")).isEqualTo(mei);
    }

    @Test
    void anAddressThatIsNotVerifiedOrNotOnTheRosterOpensNothing() {
        rostered("Mei", "mei@example.org");
        refuses(verified("mei@example.org", false));
        refuses(verified("mei@example.org", "true"));
        refuses(claims -> claims.put("email", "mei@example.org"));
        refuses(verified("joy@example.org", true));
        refuses(claims -> claims.put("email_verified", true));
    }

    @Test
    void anAddressThatTheIssuerGaveToSomebodyElseOpensNothing() {
        rostered("Mei", "mei@example.org");
        issuer.change(verified("mei@example.org", true));
        assertThat(goThere(house.visitor())).isEqualTo("/");
        issuer.vouchFor("subject-2");
        assertThat(goThere(house.visitor())).isEqualTo(REFUSED);
    }

    private static Consumer<Map<String, Object>> verified(String email, Object verified) {
        return claims -> {
            claims.put("email", email);
            claims.put("email_verified", verified);
        };
    }

    /** Somebody whom a steward has put on the roster, and who has never been here. */
    private String rostered(String name, String email) {
        Visitor steward = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        JsonNode register = steward.post(
                        "/people", "{\"name\":\"" + name + "\",\"email\":\"" + email + "\",\"site\":\"copenhagen\"}")
                .status(200)
                .json();
        for (JsonNode person : register.get("people")) {
            if (person.path("email").asText().equals(email)) {
                return person.get("id").asText();
            }
        }
        throw new AssertionError("not on the roster: " + register);
    }

    @Test
    void anAccountIsOnePersonsAlone() {
        assertThat(goThere(ana())).isEqualTo("/");
        Visitor ben = house.inside(house.links().participantToken(), "Ben", "copenhagen");
        String before = ben.get("/me").body("id");
        goThere(ben);
        assertThat(ben.get("/me").body("id"))
                .as("Ben comes in as Ana, whose account it is")
                .isNotEqualTo(before);
    }

    @Test
    void aTokenThatAnotherKeySignedIsRefused() {
        assertThat(goThere(ana())).isEqualTo("/");
        issuer.signByStranger(true);
        assertThat(goThere(house.visitor())).isEqualTo(REFUSED);
    }

    @Test
    void aTokenForAnotherAttemptIssuerAudienceOrTimeIsRefused() {
        assertThat(goThere(ana())).isEqualTo("/");
        refuses(claims -> claims.put("nonce", "of another attempt"));
        refuses(claims -> claims.remove("nonce"));
        refuses(claims -> claims.put("iss", "https://other.example"));
        refuses(claims -> claims.put("aud", "somebody-else"));
        refuses(claims -> claims.put("exp", 1_000_000_000L));
        refuses(claims -> claims.remove("sub"));
        issuer.change(claims -> {});
        assertThat(goThere(house.visitor())).isEqualTo("/");
    }

    @Test
    void whoComesBackWithAnotherStateOrWithoutHavingSetOutIsRefused() {
        Visitor ana = ana();
        String there = ana.get("/sign-in/issuer").location();
        String back = ana.visit(there).location();
        assertThat(house.visitor().visit(back).location()).isEqualTo(REFUSED);
        assertThat(ana.visit(back.replaceAll("state=[^&]*", "state=other")).location())
                .isEqualTo(REFUSED);
        assertThat(ana.visit(back).location()).as("the attempt is used up").isEqualTo(REFUSED);
    }

    private void refuses(Consumer<Map<String, Object>> change) {
        issuer.change(change);
        assertThat(goThere(house.visitor())).isEqualTo(REFUSED);
    }

    private Visitor ana() {
        return house.inside(house.links().participantToken(), "Ana", "copenhagen");
    }

    /** Where somebody ends who goes to the issuer and comes back. */
    private static String goThere(Visitor visitor) {
        String there = visitor.get("/sign-in/issuer").location();
        return visitor.visit(visitor.visit(there).location()).location();
    }
}
