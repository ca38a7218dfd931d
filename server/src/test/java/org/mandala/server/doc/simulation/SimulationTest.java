package org.mandala.server.doc.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules D2 to D9 and D30 under everything that can happen. `make simulate SEEDS=N FIRST=K` runs more. */
class SimulationTest {
    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final long SEEDS = Long.getLong("simulation.seeds", 300);

    @Test
    void nothingSavedIsLostAndEverybodyComesTogetherWhateverHappens() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            run(seed);
        }
    }

    @Test
    void oneSeedIsOneRun() {
        assertThat(run(7)).isEqualTo(run(7));
    }

    private static int run(long seed) {
        try {
            return new Simulation(seed).run();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + ": " + e.getMessage() + "  (make simulate SEEDS=1 FIRST=" + seed + ")", e);
        }
    }
}
