package org.mandala.bench.room;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.mandala.bench.load.BenchFailed;
import org.mandala.bench.room.Crowd.Arrival;

/** 200 people come within two seconds into a session that has begun; each time counts until all that its screen shows is there. */
final class ComingIn {
    private static final int PEOPLE = 200;
    private static final long WITHIN_MS = 2_000;
    private static final long ALL_MS = 60_000;
    /** Two hundred others came and went before, as on any evening but the first. */
    private static final int AT_ONCE = 8;

    private static final double TARGET_MS = 500;
    private static final double P99 = 99;

    private ComingIn() {}

    static void measure(Crowd crowd, Path jar, Path folder) throws BenchFailed {
        try (House house = House.open(jar, folder, 2, PEOPLE + 1)) {
            Room before = house.room(crowd, 1);
            crowd.bringAtOnce(before.seats(), AT_ONCE, ALL_MS);
            crowd.close(before.seats());
            Room room = house.room(crowd, 2);
            Seat lead = room.seats().get(0);
            crowd.bringAtOnce(List.of(lead), 1, ALL_MS);
            crowd.ask(() -> {
                lead.order(Order.beginLine("line-0", System.nanoTime()));
                return true;
            });
            double cpu = house.cpuSeconds();
            List<Arrival> arrivals =
                    crowd.bringWithin(room.seats().subList(1, room.seats().size()), WITHIN_MS, ALL_MS);
            Figures.note(
                    "%d people within %d ms: from the socket p50 %.1f ms, p99 %.1f ms; %.1f ms of the server's CPU each",
                    PEOPLE,
                    WITHIN_MS,
                    ms(arrivals, Arrival::socketNs, 50),
                    ms(arrivals, Arrival::socketNs, P99),
                    (house.cpuSeconds() - cpu) * 1_000 / PEOPLE);
            Figures.atMost("room-join-p50", ms(arrivals, Arrival::wholeNs, 50), "ms", TARGET_MS);
            Figures.atMost("room-join-p99", ms(arrivals, Arrival::wholeNs, P99), "ms", TARGET_MS);
            crowd.close(room.seats());
        }
    }

    private static double ms(List<Arrival> arrivals, ToLongFunction<Arrival> what, double percentile) {
        long[] sorted = arrivals.stream().mapToLong(what).sorted().toArray();
        return sorted[(int) Math.ceil(percentile / 100 * sorted.length) - 1] / 1e6;
    }
}
