package org.mandala.server.programme.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandala.server.store.StoreContract.result;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Refused;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.InvalidForm;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register.Changes;
import org.mandala.server.programme.Register.State;
import org.mandala.server.programme.Site;
import org.mandala.server.protocol.ProgrammeViews.RosterLine;
import org.mandala.server.protocol.ProgrammeViews.RosterView;
import org.mandala.server.protocol.Role;
import org.mandala.server.store.memory.MemoryStore;

/** Rules C15 to C19. */
class RosterTest {
    private static final String HEAD = "Name;E-mail;Site;Home group;Project team;Role\r\n";
    private static final String GOOD = HEAD
            + "Élodie;Elodie@Example.org;Montréal;River;Schools;facilitator\r\n"
            + "Bo;bo@example.org;montreal;River;;\r\n";

    private long now = 1_800_000_000_000L;
    private final InstantSource clock = () -> Instant.ofEpochMilli(now);
    private final MemoryStore store = new MemoryStore(clock);
    private final Rosters rosters =
            new Rosters(store.register(), new Keeping(store.register(), clock, new Random(1)), clock);

    @BeforeEach
    void cohort() {
        result(store.register()
                .change(state -> new Changes(
                        List.of(
                                new Site("montreal", "Montréal", "CA", "America/Toronto"),
                                new Site("aarhus", "Aarhus", "DK", "Europe/Copenhagen")),
                        List.of(new Cohort("c", "Cohort")),
                        List.of(),
                        List.of(),
                        java.util.Map.of(),
                        List.of())));
    }

    @Test
    void aPreviewWritesNothing_C15() {
        RosterView view = preview(GOOD);
        assertThat(view.added()).isEqualTo(2);
        assertThat(view.newTeams()).containsExactly("River", "Schools");
        assertThat(state().persons()).isEmpty();
        assertThat(state().teams()).isEmpty();
    }

    @Test
    void whatWasConfirmedIsWritten_C15() {
        RosterView view = write(GOOD);
        assertThat(view.written()).isTrue();
        Person elodie = person("elodie@example.org");
        assertThat(elodie).extracting(Person::name, Person::site).containsExactly("Élodie", "montreal");
        assertThat(state().of(elodie.id(), now))
                .extracting(it -> it.kind() + " " + it.of() + " " + it.role())
                .containsExactlyInAnyOrder(
                        "COHORT c FACILITATOR",
                        "SITE montreal PRACTITIONER",
                        "TEAM c-river PRACTITIONER",
                        "TEAM c-schools PRACTITIONER");
    }

    @Test
    void theSameFileASecondTimeChangesNothing_C17() {
        write(GOOD);
        State before = state();
        now += 1_000;
        RosterView again = preview(GOOD);
        assertThat(again.same()).isEqualTo(2);
        write(GOOD);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aChangedLineEndsWhatWasAndBeginsWhatIs_C17() {
        write(GOOD);
        now += 1_000;
        RosterView view = write(HEAD + "Bo B.;bo@example.org;Aarhus;Cedar;;host\r\n");
        assertThat(view.updated()).isEqualTo(1);
        Person bo = person("bo@example.org");
        assertThat(bo).extracting(Person::name, Person::site).containsExactly("Bo B.", "aarhus");
        assertThat(state().of(bo.id(), now))
                .extracting(it -> it.kind() + " " + it.of() + " " + it.role())
                .containsExactlyInAnyOrder("COHORT c HOST", "SITE aarhus PRACTITIONER", "TEAM c-cedar PRACTITIONER");
        assertThat(state().memberships())
                .filteredOn(it -> it.person().equals(bo.id()) && it.to() != null)
                .extracting(Membership::of)
                .containsExactlyInAnyOrder("c", "montreal", "c-river");
    }

    @Test
    void anEmptyCellLeavesThingsAsTheyAre_C17() {
        write(GOOD);
        now += 1_000;
        assertThat(write("Name,Email\nÉlodie,elodie@example.org\n").same()).isEqualTo(1);
        Person elodie = person("elodie@example.org");
        assertThat(state().of(elodie.id(), now)).anyMatch(it -> it.role() == Role.FACILITATOR);
    }

    @Test
    void eachWrongLineSaysWhatIsWrongAndTheRestIsImported_C16() {
        RosterView view = write("""
                Name,Email,Site,Role
                Ana,ana@example.org,Aarhus,

                ,nobody@example.org,,
                Cy,not an address,,
                Di,ana@example.org,,
                Ed,ed@example.org,Arhus,king
                "Flo
                (line break)",flo@example.org,,
                Gus,,,
                """);
        assertThat(view.lines()).extracting(RosterLine::line).containsExactly(2, 4, 5, 6, 7, 8, 10);
        assertThat(view.lines())
                .extracting(RosterLine::change)
                .containsExactly("ADD", "WRONG", "WRONG", "WRONG", "WRONG", "WRONG", "WRONG");
        assertThat(notes(view, 4)).contains("name");
        assertThat(notes(view, 5)).contains("not an e-mail address");
        assertThat(notes(view, 6)).contains("line 2");
        assertThat(notes(view, 7)).contains("Did you mean Aarhus?").contains("practitioner");
        assertThat(notes(view, 8)).contains("line breaks");
        assertThat(notes(view, 10)).contains("missing");
        assertThat(state().persons()).extracting(Person::name).containsExactly("Ana");
    }

    @Test
    void whatSpreadsheetsExportIsRead_C18() {
        for (byte[] file : List.of(
                GOOD.getBytes(StandardCharsets.UTF_8),
                marked(GOOD, StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
                marked(GOOD.replace(';', '\t'), StandardCharsets.UTF_16LE, 0xFF, 0xFE),
                marked(GOOD, StandardCharsets.UTF_16BE, 0xFE, 0xFF),
                GOOD.replace(';', ',').getBytes(Charset.forName("windows-1252")),
                ("sep=;\r\n" + GOOD).getBytes(StandardCharsets.UTF_8))) {
            RosterView view = result(rosters.preview("c", file));
            assertThat(view.lines()).extracting(RosterLine::name).containsExactly("Élodie", "Bo");
            assertThat(view.wrong()).isZero();
        }
    }

    @Test
    void firstAndLastNamesAreOneName_C18() {
        assertThat(preview("First name,Last name,E-mail address,Shoe size\nAna,Alba,ana@example.org,38\n"))
                .satisfies(view -> assertThat(view.lines().get(0).name()).isEqualTo("Ana Alba"))
                .satisfies(view -> assertThat(view.ignored()).containsExactly("Shoe size"));
    }

    @Test
    void whatIsNoRosterIsRefusedWithWhatToDo_C18() {
        for (String bad :
                List.of("", "\n\n", "Ana,ana@example.org\n", "Name,Email\n", "Name,Email\n\"Ana,ana@example.org\n")) {
            assertThatThrownBy(() -> rosters.preview("c", bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(InvalidForm.class);
        }
    }

    @Test
    void whatWasChangedMeanwhileIsNotWritten_C19() {
        RosterView view = preview(GOOD);
        result(store.register().change(state -> Changes.of(new Person("x", "X", null, now), "bo@example.org")));
        assertThatThrownBy(() -> result(rosters.write("c", GOOD.getBytes(StandardCharsets.UTF_8), view.fingerprint())))
                .isInstanceOf(Refused.class);
        assertThat(state().persons()).hasSize(1);
    }

    private static byte[] marked(String text, Charset charset, int... mark) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int each : mark) {
            out.write(each);
        }
        out.writeBytes(text.getBytes(charset));
        return out.toByteArray();
    }

    private static String notes(RosterView view, int line) {
        return view.lines().stream()
                .filter(it -> it.line() == line)
                .findFirst()
                .map(it -> String.join(" ", it.notes()))
                .orElseThrow();
    }

    private RosterView preview(String text) {
        return result(rosters.preview("c", text.getBytes(StandardCharsets.UTF_8)));
    }

    private RosterView write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return result(rosters.write("c", bytes, preview(text).fingerprint()));
    }

    private Person person(String email) {
        return java.util.Objects.requireNonNull(state().byEmail().get(email));
    }

    private State state() {
        return result(store.register().state());
    }
}
