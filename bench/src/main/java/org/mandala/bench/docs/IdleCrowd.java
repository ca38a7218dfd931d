package org.mandala.bench.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mandala.bench.docs.Contender.Started;
import org.mandala.bench.load.BenchFailed;
import org.mandala.bench.load.ServerProcess;

/** 10,000 members who write nothing, and renew their presence every 15 s as stock clients do. */
final class IdleCrowd {
    private static final int ROOMS = 250;
    private static final int CLIENTS = 40;
    private static final long RENEWAL_MS = 15_000;
    private static final long OPEN_MS = 180_000;
    private static final long SETTLE_MS = 2_000;
    private static final long SEED = 4;

    private final Generator generator;
    private final Started server;

    IdleCrowd(Generator generator, Started server) {
        this.generator = generator;
        this.server = server;
    }

    /** Memory that the server holds for one connection, in kB, and its share of one core. */
    record Outcome(double kbPerConnection, double cpu, double framesPerSecond) {}

    Outcome run(String name, long measureMs) throws BenchFailed {
        List<Room> rooms = new ArrayList<>();
        for (int i = 0; i < ROOMS; i++) {
            rooms.add(Room.ofRecords(server.endpoint(), name + "-" + i, CLIENTS));
        }
        long before = server.process().residentKb();
        try {
            generator.open(rooms, OPEN_MS);
            ServerProcess.pause(SETTLE_MS);
            double kb = (server.process().residentKb() - before) / (double) (ROOMS * CLIENTS);
            generator.ask(() -> renew(rooms));
            ServerProcess.pause(SETTLE_MS);
            return watch(kb, measureMs);
        } finally {
            generator.close(rooms);
        }
    }

    private static boolean renew(List<Room> rooms) {
        Random random = new Random(SEED);
        for (Room room : rooms) {
            for (Member member : room.members()) {
                member.renewAwareness(random.nextLong(RENEWAL_MS), RENEWAL_MS);
            }
        }
        return true;
    }

    private Outcome watch(double kb, long measureMs) throws BenchFailed {
        generator.nextTally();
        double cpu = server.process().cpuSeconds();
        long start = System.nanoTime();
        ServerProcess.pause(measureMs);
        double seconds = (System.nanoTime() - start) / 1e9;
        long frames = generator.nextTally().frames();
        if (generator.goneEarly() > 0) {
            throw new BenchFailed(generator.goneEarly() + " idle connections were cut");
        }
        return new Outcome(kb, (server.process().cpuSeconds() - cpu) / seconds, frames / seconds);
    }
}
