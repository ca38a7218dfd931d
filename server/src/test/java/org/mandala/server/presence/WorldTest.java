package org.mandala.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandala.server.presence.HereNow.Counts;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;

/** How many are where in the whole programme: rule N17. */
class WorldTest {
    private final SimTime time = new SimTime();
    private final HandRegistry registry = new HandRegistry();
    private final HereNow here = new HereNow();
    private final World world = new World(
            here, registry, new Nodes("me", registry, new SimHome(time), time::nowMs, new Random(1), () -> ""));

    @Test
    void anyNumberOfPagesCostsOneQuestionAndWhoIsAtThisNodeIsToldAtOnce_N17() {
        assertThat(people(world.counts().result())).isZero();
        here.set("session", List.of(new RosterPerson("ana", "Ana", "boston", Role.PRACTITIONER)));
        for (int page = 0; page < 100; page++) {
            assertThat(people(world.counts().result())).isEqualTo(1);
        }
        assertThat(registry.timesAskedWhatIsServed).isEqualTo(1);
    }

    private static int people(Counts counts) {
        return counts.sessions().values().stream()
                .flatMap(sites -> sites.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
