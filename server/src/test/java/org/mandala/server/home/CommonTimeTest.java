package org.mandala.server.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Rule K9, in a world of its own: each node has a monotonic clock that drifts, and a wall clock that may be wrong; the common clock may jump; each way of a message
 * takes between 1 and 20 ms.
 */
final class CommonTimeTest {
    private static final double HOUR = 3_600_000;
    private static final double WALL = 1_700_000_000_000.0;
    /** Half of the longest way there and back. */
    private static final double EXACT = 20;

    private final Random random = new Random(7);
    private final CommonClock common = new CommonClock();
    private double trueMs = 50_000;

    @Test
    void aNodeThatStartsTakesTheTimeOfThoseWhoAreAliveWhateverItsWallClockSays_K9() {
        Node north = new Node("north", 0, 0);
        rounds(10, north);
        Node south = new Node("south", HOUR, 0);
        south.look();
        assertThat(apart(north, south)).isLessThan(EXACT);
        assertThat(south.clock.told(WALL + HOUR)).as("it need not be told").isFalse();
    }

    @Test
    void clocksThatDriftApartStayTogetherForHoursAndNeverRunBackwards_K9() {
        Node north = new Node("north", 0, 60e-6);
        Node south = new Node("south", 0, -40e-6);
        double worst = 0;
        double last = 0;
        for (int i = 0; i < 3 * HOUR / CommonTime.ASK_EVERY_MS; i++) {
            rounds(1, north, south);
            worst = i < 20 ? worst : Math.max(worst, apart(north, south));
            assertThat(south.clock.nowMs()).isGreaterThan(last);
            last = south.clock.nowMs();
        }
        assertThat(worst).isLessThan(EXACT);
    }

    @Test
    void aJumpOfTheCommonClockMovesNobody_K6_K9() {
        Node north = new Node("north", 0, 0);
        Node south = new Node("south", 0, 0);
        rounds(10, north, south);
        for (double jump : List.of(HOUR, -2 * HOUR, 300.0)) {
            double was = north.clock.nowMs() - trueMs;
            common.shift += jump;
            rounds(20, north, south);
            assertThat(north.clock.nowMs() - trueMs).as("leads").isCloseTo(was, within(0.01));
            assertThat(apart(north, south)).isLessThan(EXACT);
        }
    }

    @Test
    void whenTheLeaderDiesTheNextLeadsAndTimeGoesOn_K9() {
        Node north = new Node("north", 0, 0);
        Node south = new Node("south", 0, 0);
        rounds(10, north, south);
        rounds(10, south);
        assertThat(common.leader).isEqualTo("south");
        Node east = new Node("east", -HOUR, 0);
        rounds(3, south, east);
        assertThat(apart(north, east))
                .as("as the dead one would have counted on")
                .isLessThan(2 * EXACT);
    }

    @Test
    void whatIsLostWithRedisIsSaidAgain_K9() {
        Node north = new Node("north", 0, 0);
        Node south = new Node("south", 0, 0);
        rounds(10, north, south);
        double was = south.clock.nowMs() - trueMs;
        common.leader = "";
        rounds(10, south, north);
        assertThat(south.clock.nowMs() - trueMs)
                .as("but for what it was being slewed")
                .isCloseTo(was, within(1.0));
        assertThat(apart(north, south)).isLessThan(EXACT);
    }

    @Test
    void aMachineThatSleptIsSetRightNotAtTheFirstWord_K9() {
        Node north = new Node("north", 0, 0);
        Node south = new Node("south", 0, 0);
        rounds(10, north, south);
        south.shift -= 60_000;
        rounds(CommonTime.SURE_AFTER - 1, north, south);
        assertThat(apart(north, south)).isGreaterThan(50_000);
        rounds(1, north, south);
        assertThat(apart(north, south)).isLessThan(EXACT);
    }

    @Test
    void whereAllHaveGoneTheirLastWordIsBetterThanAWallClockAndThoseWhoWereHereKnowBetterStill_K8_K9() {
        Node north = new Node("north", 0, 0);
        rounds(10, north);
        trueMs += 600_000;
        Node south = new Node("south", HOUR, 0);
        south.look();
        assertThat(apart(north, south)).isLessThan(EXACT);
        assertThat(south.clock.told(north.clock.nowMs())).isTrue();
        trueMs += 7 * HOUR;
        Node east = new Node("east", HOUR, 0);
        east.look();
        assertThat(apart(north, east)).as("too long ago").isGreaterThan(HOUR - EXACT);
    }

    @Test
    void aNodeWhoseOwnFolderKnowsTheTimeKeepsItWhereAllOthersHaveGone_K7_K9() {
        Node north = new Node("north", 0, 0);
        rounds(10, north);
        trueMs += 600_000;
        common.shift += HOUR;
        Node again = new Node("again", 0, 0, false);
        rounds(5, again);
        assertThat(apart(north, again)).isLessThan(EXACT);
    }

    private void rounds(int count, Node... nodes) {
        for (int i = 0; i < count; i++) {
            trueMs += CommonTime.ASK_EVERY_MS;
            List.of(nodes).forEach(Node::look);
        }
    }

    private static double apart(Node one, Node other) {
        return Math.abs(one.clock.nowMs() - other.clock.nowMs());
    }

    private final class Node {
        private final double drift;
        private final ProgrammeClock clock;
        private final CommonTime time;
        private double shift;

        Node(String name, double wallWrongBy, double drift) {
            this(name, wallWrongBy, drift, true);
        }

        Node(String name, double wallWrongBy, double drift, boolean unsure) {
            this.drift = drift;
            clock = new ProgrammeClock(WALL + trueMs + wallWrongBy, () -> (long) (monotonic() * 1e6), unsure);
            time = new CommonTime(name, common, clock, new NoTimers());
        }

        private double monotonic() {
            return trueMs * (1 + drift) + shift;
        }

        void look() {
            assertThat(time.look().succeeded()).isTrue();
        }
    }

    /** What Redis does with {@code clock.lua}. */
    private final class CommonClock implements SharedTime {
        private double shift;
        private String leader = "";
        private double ahead;
        private double at;

        @Override
        public Future<Reading> read() {
            return tell("", Double.NaN, OptionalDouble.empty(), Long.MAX_VALUE);
        }

        @Override
        public Future<Reading> tell(String node, double programmeMs, OptionalDouble measured, long silentMs) {
            trueMs += 1 + random.nextInt(20);
            double shown = 1_000_000 + trueMs + shift;
            double silent = leader.isEmpty() ? 0 : Math.abs(shown - at);
            if (!node.isEmpty() && (leader.isEmpty() || leader.equals(node) || silent > silentMs)) {
                double rough = programmeMs - shown;
                boolean holds = measured.isPresent() && Math.abs(measured.getAsDouble() - rough) < 1_000;
                ahead = holds ? measured.getAsDouble() : rough;
                leader = node;
                at = shown;
                silent = 0;
            }
            Reading reading = new Reading(shown, leader, ahead, (long) silent);
            trueMs += 1 + random.nextInt(20);
            return Future.succeededFuture(reading);
        }
    }

    /** The tests say when it is time to look. */
    private static final class NoTimers implements Home {
        private final List<Runnable> later = new ArrayList<>();

        @Override
        public void run(Runnable work) {
            work.run();
        }

        @Override
        public Runnable after(long ms, Runnable work) {
            later.add(work);
            return () -> later.remove(work);
        }

        @Override
        public Runnable every(long ms, Runnable work) {
            return after(ms, work);
        }

        @Override
        public void check() {}
    }
}
