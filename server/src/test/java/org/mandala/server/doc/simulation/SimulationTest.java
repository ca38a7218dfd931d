package org.mandala.server.doc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules D2 to D9, D30 and, with three nodes, N2, N3 and N12 to N15 under everything that can happen. `make simulate SEEDS=N FIRST=K` runs more. */
class SimulationTest {
    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final long SEEDS = Long.getLong("simulation.seeds", 300);
    private static final int ONE = 1;
    private static final int SEVERAL = 3;

    @Test
    void nothingSavedIsLostAndEverybodyComesTogetherWhateverHappens() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            run(seed, ONE);
        }
    }

    @Test
    void threeNodesComeTogetherWhateverRedisLosesDoublesOrTellsOutOfOrder() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            run(seed, SEVERAL);
        }
    }

    @Test
    void oneSeedIsOneRun() {
        assertThat(run(7, ONE)).isEqualTo(run(7, ONE));
        assertThat(run(7, SEVERAL)).isEqualTo(run(7, SEVERAL));
    }

    private static int run(long seed, int nodes) {
        try {
            return new Simulation(seed, nodes).run();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + " with " + nodes + " nodes: " + e.getMessage() + "  (make simulate SEEDS=1 FIRST="
                            + seed + ")",
                    e);
        }
    }
}
