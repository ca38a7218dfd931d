package org.mandala.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.Role;

/** Rules R1 to R5. */
class RightsTest {
    private static final Path TABLE = Path.of("../docs/rights.md");
    private static final String MARK = "<!-- the table, written by `make rights` -->\n";

    @Test
    void theTableIsTheOneThatPeopleHaveRead_R1() throws IOException {
        String page = Files.readString(TABLE);
        String words = page.substring(0, page.indexOf(MARK) + MARK.length());
        if (Boolean.getBoolean("rights.write")) {
            Files.writeString(TABLE, words + table());
        }
        assertThat(Files.readString(TABLE))
                .as("a right changed: look at it twice, then run `make rights`")
                .isEqualTo(words + table());
    }

    @Test
    void nobodyMayDoWhatNeedsARole() {
        for (Action action : Action.values()) {
            boolean forAll = action.who().stream().anyMatch(who -> who.relation() == Relation.ANYONE);
            assertThat(Standing.nobody().may(action)).as(action.name()).isEqualTo(forAll);
        }
    }

    @Test
    void aRoleCountsByItsRelationOnly() {
        Standing elsewhere = Standing.stranger().with(Relation.SITE, Role.STEWARD);
        assertThat(elsewhere.may(Action.KEEP_PROGRAMME)).isFalse();
        assertThat(elsewhere.may(Action.ENTER_SESSION)).isFalse();
        assertThat(Standing.stranger().with(Relation.PROGRAMME, Role.STEWARD).may(Action.KEEP_PROGRAMME))
                .isTrue();
    }

    @Test
    void ofSeveralRolesEachCounts() {
        Standing both =
                Standing.stranger().with(Relation.COHORT, Role.REVIEWER).with(Relation.COHORT, Role.PRACTITIONER);
        assertThat(both.may(Action.WRITE_BOARD)).isTrue();
        assertThat(both.role()).contains(Role.PRACTITIONER);
    }

    @Test
    void whatIsOnesOwnIsNobodyElses() {
        assertThat(Standing.self().may(Action.SEE_PERSON)).isTrue();
        assertThat(Standing.stranger().with(Relation.COHORT, Role.FACILITATOR).may(Action.SEE_PERSON))
                .isFalse();
    }

    private static String table() {
        return "| action | who may |\n|---|---|\n"
                + Arrays.stream(Action.values()).map(RightsTest::line).collect(Collectors.joining());
    }

    private static String line(Action action) {
        String who = action.who().stream().map(RightsTest::words).collect(Collectors.joining("; "));
        return "| `" + action + "` | " + who + " |\n";
    }

    private static String words(Who who) {
        String relation =
                who.relation().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        Set<Role> roles = who.roles();
        if (roles.isEmpty()) {
            return "**" + relation + "**";
        }
        String names = roles.size() == Role.values().length
                ? "every role"
                : roles.stream().sorted().map(RightsTest::word).collect(Collectors.joining(", "));
        return "**" + relation + "**: " + names;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }
}
