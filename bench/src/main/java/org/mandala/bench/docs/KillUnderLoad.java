package org.mandala.bench.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mandala.bench.docs.Contender.Started;
import org.mandala.bench.load.BenchFailed;
import org.mandala.bench.load.ServerProcess;

/**
 * Kills a server while members write, and looks what is left of that for which it had given its word. Mandala's word is "saved",
 * Hocuspocus' is its sync status; y-websocket's server gives none, so what it had delivered to another is taken for it.
 */
final class KillUnderLoad {
    private static final int ROOMS = 10;
    private static final int CLIENTS = 40;
    private static final double PER_SECOND = 2;
    private static final long LOAD_MS = 4_000;
    private static final long OPEN_MS = 60_000;
    /** A document that has not grown for so long has been loaded: one of the peers answers before it is. */
    private static final long SETTLE_MS = 2_000;

    private static final long SEED = 4;

    private final Generator generator;

    KillUnderLoad(Generator generator) {
        this.generator = generator;
    }

    /** The records that each member of a room may rely on. */
    private record Promise(String room, List<Integer> records) {}

    /** What was promised and what is missing, in updates. */
    record Outcome(long promised, long lost) {}

    /** Restarts the server after its end. */
    interface Restart {
        Started again() throws BenchFailed;
    }

    /** The server is killed; the one that follows it is stopped again. */
    Outcome run(String name, Started server, Contender contender, Restart restart) throws BenchFailed {
        List<Room> rooms = new ArrayList<>();
        for (int i = 0; i < ROOMS; i++) {
            rooms.add(Room.ofRecords(server.endpoint().with("saved=1"), name + "-" + i, CLIENTS));
        }
        generator.open(rooms, OPEN_MS);
        OpenLoop sender = new OpenLoop(
                generator,
                rooms.stream().flatMap(room -> room.members().stream()).toList(),
                PER_SECOND,
                new Random(SEED));
        sender.start();
        ServerProcess.pause(LOAD_MS);
        generator.expectLoss();
        server.process().kill();
        sender.stop();
        List<Promise> promises = generator.ask(
                () -> rooms.stream().map(room -> promise(room, contender)).toList());
        generator.close(rooms);
        try (Started next = restart.again()) {
            return count(next, promises);
        }
    }

    private static Promise promise(Room room, Contender contender) {
        List<Integer> records = new ArrayList<>();
        for (Member member : room.members()) {
            boolean silent = contender == Contender.Y_WEBSOCKET_LEVELDB;
            records.add(silent ? delivered(room, member) : acknowledged(member));
        }
        return new Promise(room.name(), records);
    }

    /** Every member's first document message was its empty answer to step 1. */
    private static int acknowledged(Member member) {
        long others = member.documentMessages() - member.sent();
        return (int) Math.max(0, member.acknowledged() - others);
    }

    private static int delivered(Room room, Member author) {
        return room.members().stream()
                .filter(member -> member != author)
                .mapToInt(member -> member.receivedOf(author.index()))
                .max()
                .orElse(0);
    }

    private Outcome count(Started server, List<Promise> promises) throws BenchFailed {
        List<Room> rooms = promises.stream()
                .map(promise -> Room.ofReader(server.endpoint(), promise.room(), CLIENTS))
                .toList();
        generator.open(rooms, OPEN_MS);
        settle(rooms);
        long promised = 0;
        long lost = 0;
        for (int i = 0; i < rooms.size(); i++) {
            List<Integer> records = promises.get(i).records();
            Member reader = rooms.get(i).members().get(0);
            promised += records.stream().mapToLong(Integer::longValue).sum();
            lost += generator.ask(() -> missing(reader, records));
        }
        generator.close(rooms);
        return new Outcome(promised, lost);
    }

    private void settle(List<Room> rooms) throws BenchFailed {
        long before = -1;
        long now = received(rooms);
        while (now > before) {
            before = now;
            ServerProcess.pause(SETTLE_MS);
            now = received(rooms);
        }
    }

    private long received(List<Room> rooms) throws BenchFailed {
        return generator.ask(() -> rooms.stream()
                .mapToLong(room -> room.members().get(0).received())
                .sum());
    }

    private static long missing(Member reader, List<Integer> promised) {
        long missing = 0;
        for (int author = 0; author < promised.size(); author++) {
            missing += Math.max(0, promised.get(author) - reader.receivedOf(author));
        }
        return missing;
    }
}
