package org.mandala.bench.crdt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that {@code bench/crdt/traces.mjs} wrote; {@code -Dtraces} names their folder. */
final class Trace {
    private Trace() {}

    static List<byte[]> updates(String name) {
        ByteBuffer in = ByteBuffer.wrap(bytes(name + ".updates"));
        List<byte[]> updates = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] update = new byte[in.getInt()];
            in.get(update);
            updates.add(update);
        }
        return updates;
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Path.of(System.getProperty("traces"), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
