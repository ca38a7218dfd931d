package org.mandala.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The generator against the relay, on one machine and with nothing in between. */
final class GeneratorTest {
    private static final long TIMEOUT_MS = 10_000;
    private static final int RECORDS = 25;

    @Test
    void everyRecordReachesEveryOtherMemberOnce() throws Exception {
        assertThat(deliver(false)).isEqualTo(RECORDS * 2L);
    }

    @Test
    void noneIsLostWhenWritesAreGathered() throws Exception {
        assertThat(deliver(true)).isEqualTo(RECORDS * 2L);
    }

    /** Three members, of whom one writes; returns what was delivered once everything is there. */
    private static long deliver(boolean gathered) throws Exception {
        try (Relay.Listening relay = Relay.listen(0, gathered);
                Generator generator = new Generator()) {
            Room room = Room.ofRecords(new Endpoint(relay.port(), Dialect.Y_WEBSOCKET, "/", ""), "r", 3);
            generator.open(List.of(room), TIMEOUT_MS);
            generator.ask(() -> send(room.members().get(0)));
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
            while (generator.ask(room::missing) > 0 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            Tally tally = generator.nextTally();
            generator.close(List.of(room));
            assertThat(tally.duplicates() + tally.skipped()).isZero();
            return tally.deliveries();
        }
    }

    private static boolean send(Member member) {
        for (int i = 0; i < RECORDS; i++) {
            member.sendRecord(System.nanoTime());
        }
        return true;
    }
}
