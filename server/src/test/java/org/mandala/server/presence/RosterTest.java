package org.mandala.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;

class RosterTest {
    private static final RosterPerson ANA = new RosterPerson("ana", "Ana", "boston", Role.FACILITATOR);

    private final List<String> told = new ArrayList<>();
    private final Roster roster = new Roster(new Roster.Watcher() {
        @Override
        public void arrived(RosterPerson person) {
            told.add("+" + person.name());
        }

        @Override
        public void left(String person) {
            told.add("-" + person);
        }
    });

    @Test
    void aPersonWithTwoTabsIsOnePerson_S2() {
        roster.join(ANA, "t1", "c1");
        roster.join(ANA, "t2", "c2");
        roster.leave("ana", "t1", "c1");
        assertThat(told).containsExactly("+Ana");
        roster.leave("ana", "t2", "c2");
        assertThat(told).containsExactly("+Ana", "-ana");
        assertThat(roster.isEmpty()).isTrue();
    }

    @Test
    void theEndOfAnOldConnectionNeverRemovesTheNewOne_S4() {
        roster.join(ANA, "t1", "old");
        roster.join(ANA, "t1", "new");
        roster.leave("ana", "t1", "old");
        assertThat(told).containsExactly("+Ana");
        assertThat(roster.people()).containsExactly(ANA);
    }

    @Test
    void aNewNameIsToldOnce_S5() {
        roster.join(ANA, "t1", "c1");
        RosterPerson anna = new RosterPerson("ana", "Anna", "boston", Role.FACILITATOR);
        roster.update(anna);
        roster.update(anna);
        assertThat(told).containsExactly("+Ana", "+Anna");
    }

    @Test
    void whoIsNotHereCannotLeave() {
        roster.leave("ana", "t1", "c1");
        assertThat(told).isEmpty();
    }
}
