package org.mandala.server.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where programme time begins, kept in the data folder as {@code BOOT OFFSET TOUCHED}: the machine's boot, and ms on its
 * monotonic clock, which all processes of one boot share (Linux; elsewhere nothing is kept). So a restart goes on at the same
 * time, whatever the wall clock did in between. Rule K7.
 */
public final class KeptTime {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTime.class);
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String FILE = "clock";
    private static final double NANOS_PER_MS = 1e6;
    /** Within this nobody minds which of the two is right. */
    private static final double SAME_MS = 2_000;
    /** After so long without a server no run can be on: then the wall clock is the better one. */
    private static final double FRESH_MS = 6 * 3_600_000.0;

    /** How often to call {@link #touch}. */
    public static final long TOUCH_EVERY_MS = 600_000;

    private final Path file;
    private final String boot;
    private final LongSupplier nanos;

    public KeptTime(Path folder) {
        this(folder, readBoot(), System::nanoTime);
    }

    KeptTime(Path folder, String boot, LongSupplier nanos) {
        file = folder.resolve(FILE);
        this.boot = boot;
        this.nanos = nanos;
    }

    /** The clock to go on with. Blocks. */
    public ProgrammeClock open(double wallMs) {
        Optional<Double> kept = read(wallMs);
        double now =
                kept.map(offset -> offset + nanos.getAsLong() / NANOS_PER_MS).orElse(wallMs);
        ProgrammeClock clock = new ProgrammeClock(now, nanos, kept.isEmpty());
        touch(clock);
        return clock;
    }

    /** Writes the present state. Blocks. */
    public void touch(ProgrammeClock clock) {
        if (boot.isEmpty()) {
            return;
        }
        String text = boot + " " + clock.offset() + " " + nanos.getAsLong() / NANOS_PER_MS + "\n";
        try {
            Path fresh = file.resolveSibling(FILE + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("programme time could not be kept in {}: {}", file, e.getMessage());
        }
    }

    private Optional<Double> read(double wallMs) {
        if (boot.isEmpty() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(file).trim().split(" ", -1);
            if (parts.length != 3 || !parts[0].equals(boot)) {
                return Optional.empty();
            }
            double offset = Double.parseDouble(parts[1]);
            double now = nanos.getAsLong() / NANOS_PER_MS;
            boolean same = Math.abs(offset + now - wallMs) < SAME_MS;
            boolean fresh = now - Double.parseDouble(parts[2]) < FRESH_MS;
            return same || fresh ? Optional.of(offset) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            LOG.warn("{} cannot be read, the machine's clock is taken: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private static String readBoot() {
        try {
            return Files.readString(BOOT_ID).trim();
        } catch (IOException e) {
            return "";
        }
    }
}
