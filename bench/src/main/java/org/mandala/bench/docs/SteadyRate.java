package org.mandala.bench.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mandala.bench.docs.Contender.Started;
import org.mandala.bench.load.BenchFailed;
import org.mandala.bench.load.ServerProcess;

/** Rooms of members who write at a given rate. */
final class SteadyRate {
    private static final long OPEN_MS = 60_000;
    /** What has not come after so long a silence is lost. */
    private static final long QUIET_MS = 5_000;

    private static final long LOOK_EVERY_MS = 20;
    private static final long SEED = 4;
    private static final double NS_PER_S = 1e9;
    private static final double NS_PER_MS = 1e6;

    private final Generator generator;
    private final Started server;

    SteadyRate(Generator generator, Started server) {
        this.generator = generator;
        this.server = server;
    }

    /** {@code rooms} rooms of {@code clients} members who write {@code perSecond} records a second each. */
    record Load(int rooms, int clients, double perSecond) {
        double deliveriesPerSecond() {
            return rooms * clients * perSecond * (clients - 1);
        }

        String label() {
            return rooms + "x" + clients + "@" + Math.round(perSecond);
        }
    }

    /**
     * What was seen while the load was even.
     *
     * @param cpuSeconds of the server
     * @param lagMs how late the generator itself was at worst
     */
    record Window(Tally tally, double seconds, double cpuSeconds, double lagMs) {
        double perCpuSecond() {
            return tally.deliveries() / cpuSeconds;
        }

        double perSecond() {
            return tally.deliveries() / seconds;
        }
    }

    /**
     * What came of a load.
     *
     * @param lost records that never came, over the whole run; likewise {@code duplicated} records and {@code cut} connections
     * @param differing rooms in which a stock client ended with something else than the server
     */
    record Outcome(Window window, long lost, long duplicated, int cut, int differing) {}

    /**
     * Runs a load and takes its measure after a warm-up.
     *
     * @param name of the rooms, which must be new to the server
     * @param check where recordings may be written for the check by Yjs, or null for no check
     */
    Outcome run(String name, Load load, long warmMs, long measureMs, @Nullable Path check) throws BenchFailed {
        List<Room> rooms = rooms(name, load);
        try {
            generator.open(rooms, OPEN_MS);
            return measure(rooms, load, warmMs, measureMs, check);
        } finally {
            generator.close(rooms);
        }
    }

    private List<Room> rooms(String name, Load load) {
        List<Room> rooms = new ArrayList<>();
        for (int i = 0; i < load.rooms(); i++) {
            rooms.add(Room.ofRecords(server.endpoint(), name + "-" + i, load.clients()));
        }
        return rooms;
    }

    private Outcome measure(List<Room> rooms, Load load, long warmMs, long measureMs, @Nullable Path check)
            throws BenchFailed {
        List<Member> members =
                rooms.stream().flatMap(room -> room.members().stream()).toList();
        OpenLoop sender = new OpenLoop(generator, members, load.perSecond(), new Random(SEED));
        generator.nextTally();
        sender.start();
        ServerProcess.pause(warmMs);
        Tally before = generator.nextTally();
        Window window = window(sender, measureMs);
        sender.stop();
        long missing = drain(rooms);
        Tally all = generator.nextTally();
        all.add(before);
        all.add(window.tally());
        int cut = generator.goneEarly();
        int differing = check == null ? 0 : YjsCheck.roomsThatDiffer(rooms, check);
        return new Outcome(window, missing + all.skipped(), all.duplicates(), cut, differing);
    }

    private Window window(OpenLoop sender, long measureMs) throws BenchFailed {
        sender.forgetLag();
        double cpu = server.process().cpuSeconds();
        long start = System.nanoTime();
        ServerProcess.pause(measureMs);
        Tally tally = generator.nextTally();
        double seconds = (System.nanoTime() - start) / NS_PER_S;
        return new Window(tally, seconds, server.process().cpuSeconds() - cpu, sender.worstLagNs() / NS_PER_MS);
    }

    /** Waits for what is on its way, for as long as anything comes; returns the records that did not. */
    private long drain(List<Room> rooms) throws BenchFailed {
        long lastNews = System.nanoTime();
        long missing = missing(rooms);
        while (missing > 0 && System.nanoTime() - lastNews < QUIET_MS * NS_PER_MS) {
            ServerProcess.pause(LOOK_EVERY_MS);
            long now = missing(rooms);
            lastNews = now < missing ? System.nanoTime() : lastNews;
            missing = now;
        }
        return missing;
    }

    private long missing(List<Room> rooms) throws BenchFailed {
        return generator.ask(() -> rooms.stream().mapToLong(Room::missing).sum());
    }
}
