package org.mandala.bench.docs;

import java.util.ArrayList;
import java.util.List;
import org.mandala.bench.docs.Contender.Started;
import org.mandala.bench.load.BenchFailed;

/** How long it takes to get into documents that are there already. */
final class Joins {
    private static final int STORM_ROOMS = 50;
    private static final int STORM_CLIENTS = 40;
    private static final int STORM_BYTES = 100_000;
    private static final long STORM_MS = 120_000;
    private static final int BIG_BYTES = 2_500_000;
    private static final long BIG_MS = 60_000;
    private static final int WARM_JOINS = 5;

    private final Generator generator;
    private final Started server;

    Joins(Generator generator, Started server) {
        this.generator = generator;
        this.server = server;
    }

    /** What a storm took: seconds until the last was in sync, and the server's CPU seconds. */
    record Storm(double seconds, double cpuSeconds) {}

    /** 2,000 clients come at once to 50 documents of 100 kB. */
    Storm storm(String name) throws BenchFailed {
        Seeds seeds = new Seeds(generator, server);
        List<Room> rooms = new ArrayList<>();
        for (int i = 0; i < STORM_ROOMS; i++) {
            long size = seeds.seed(name + "-" + i, STORM_BYTES, true);
            rooms.add(Room.ofBytes(server.endpoint(), name + "-" + i, STORM_CLIENTS, Seeds.floor(size)));
        }
        double cpu = server.process().cpuSeconds();
        double seconds = join(rooms, STORM_MS);
        return new Storm(seconds, server.process().cpuSeconds() - cpu);
    }

    /** Makes a document of 2.5 MB and returns its size. */
    long seedBig(String name) throws BenchFailed {
        return new Seeds(generator, server).seed(name, BIG_BYTES, false);
    }

    /** Seconds until one client has a document of that size. */
    double joinBig(String name, long size) throws BenchFailed {
        return join(List.of(Room.ofBytes(server.endpoint(), name, 1, Seeds.floor(size))), BIG_MS);
    }

    /** The median of several joins one after the other. */
    double joinBigWarm(String name, long size) throws BenchFailed {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < WARM_JOINS; i++) {
            times.add(joinBig(name, size));
        }
        return Results.median(times);
    }

    private double join(List<Room> rooms, long timeoutMs) throws BenchFailed {
        long start = System.nanoTime();
        try {
            generator.open(rooms, timeoutMs);
            return (System.nanoTime() - start) / 1e9;
        } finally {
            generator.close(rooms);
        }
    }
}
