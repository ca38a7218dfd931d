package org.mandala.server.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data folder in which a node finds that programme time is another one: as if its wall clock had been wrong when it first began. Rule K7. */
public final class WrongTime {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    public static void write(Path data, double ms) throws IOException {
        double monotonic = System.nanoTime() / 1e6;
        double offset = System.currentTimeMillis() - monotonic + ms;
        Files.writeString(data.resolve("clock"), Files.readString(BOOT).strip() + " " + offset + " " + monotonic);
    }

    private WrongTime() {}
}
