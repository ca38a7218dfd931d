package org.mandala.bench.docs;

import java.util.List;
import org.mandala.bench.docs.Contender.Started;
import org.mandala.bench.load.BenchFailed;

/** Fills documents with notes and waits until others get them. */
final class Seeds {
    /** One author's notes: more documents than one have more authors than one. */
    private static final int NOTES_OF_ONE = 125;
    /** A note with its head and key. */
    private static final int NOTE_BYTES = 104;

    private static final long TIMEOUT_MS = 60_000;

    private final Generator generator;
    private final Started server;

    Seeds(Generator generator, Started server) {
        this.generator = generator;
        this.server = server;
    }

    /**
     * Makes the document of {@code room}, of about {@code bytes}, and returns its size. Who wrote it stays until the server ends, as some
     * servers forget a document with its last member.
     */
    long seed(String room, int bytes, boolean inOneUpdate) throws BenchFailed {
        Room writers = Room.ofBytes(server.endpoint(), room, 1, 0);
        generator.open(List.of(writers), TIMEOUT_MS);
        int authors = Math.max(1, bytes / NOTE_BYTES / NOTES_OF_ONE);
        long size = generator.ask(() -> inOneUpdate ? whole(writers, bytes) : parts(writers, authors));
        arrive(room, size);
        return size;
    }

    private long whole(Room writers, int bytes) {
        byte[] update = generator.updates().notes(0, 0, bytes / NOTE_BYTES);
        writers.members().get(0).sendUpdate(update);
        return update.length;
    }

    private long parts(Room writers, int authors) {
        long size = 0;
        for (int author = 0; author < authors; author++) {
            byte[] update = generator.updates().notes(author, 0, NOTES_OF_ONE);
            writers.members().get(0).sendUpdate(update);
            size += update.length;
        }
        return size;
    }

    /** A second client that has it all shows that the server does. */
    private void arrive(String room, long size) throws BenchFailed {
        Room reader = Room.ofBytes(server.endpoint(), room, 1, floor(size));
        generator.open(List.of(reader), TIMEOUT_MS);
        generator.close(List.of(reader));
    }

    /** Servers encode the same document in slightly different sizes. */
    static long floor(long size) {
        return size * 9 / 10;
    }
}
