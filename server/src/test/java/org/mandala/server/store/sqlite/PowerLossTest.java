package org.mandala.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.doc.StoredDoc;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.DocRows;

/**
 * Rule D5: what was acknowledged outlives the power, with {@code synchronous=FULL}. The same run with NORMAL must lose something, or the
 * test would prove nothing. {@code -Dpower.points=2000} for the long run.
 */
final class PowerLossTest {
    private static final int POINTS = Integer.getInteger("power.points", 150);
    private static final long SEED = Long.getLong("seed", 20_261_126);
    private static final int UPDATES = 300;

    @TempDir
    Path temp;

    private final Folders folders = new Folders(() -> temp);

    /** What was found at all points together. */
    private record Tally(int points, int lost, int broken) {}

    @Test
    void nothingAcknowledgedIsLostWithThePower() throws Exception {
        assumeTrue(straceIsThere(), "strace is not installed");
        Tally full = run("FULL");
        Tally normal = run("NORMAL");
        System.out.println("PowerLossTest: seed " + SEED + ", " + POINTS + " points, " + UPDATES + " updates");
        System.out.println("figure powerloss.full.lost " + full.lost() + " points target 0 "
                + (full.lost() == 0 ? "ok" : "short"));
        System.out.println("figure powerloss.normal.lost " + normal.lost() + " points target >0 "
                + (normal.lost() > 0 ? "ok" : "short"));
        assertThat(full.broken()).isZero();
        assertThat(full.lost()).isZero();
        assertThat(normal.lost()).as("the control must lose something").isPositive();
    }

    private static boolean straceIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-V")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Tally run(String synchronous) throws Exception {
        Path folder = folders.fresh();
        Map<String, byte[]> before = Map.of("mandala.db", Files.readAllBytes(folder.resolve("mandala.db")));
        PowerLoss loss = PowerLoss.read(trace(folder, synchronous));
        assertThat(loss.moments()).isGreaterThan(UPDATES * 2);
        Random random = new Random(SEED);
        List<Long> missing = new ArrayList<>();
        int broken = 0;
        PowerLoss.Replay replay = loss.replay(before);
        for (int moment : moments(loss.moments(), random)) {
            replay.advance(moment);
            PowerLoss.Aftermath aftermath = replay.powerGoes(random);
            Path after = Files.createTempDirectory(temp, "after");
            PowerLoss.write(aftermath, after);
            long found = found(after);
            broken += found < 0 ? 1 : 0;
            if (found < aftermath.acknowledged()) {
                missing.add(aftermath.acknowledged() - found);
            }
            delete(after);
        }
        return new Tally(POINTS, missing.size(), broken);
    }

    /** Anywhere in the run, in order; the same moment may come again, with another fate of what was not synced. */
    private static int[] moments(int all, Random random) {
        return random.ints(POINTS, 1, all + 1).sorted().toArray();
    }

    private Path trace(Path folder, String synchronous) throws Exception {
        Path trace = temp.resolve(synchronous + ".strace");
        List<String> command = List.of(
                "strace",
                "-f",
                "-xx",
                "-s",
                "200000",
                "-e",
                "trace=openat,close,pwrite64,write,ftruncate,fsync,fdatasync,unlink",
                "-o",
                trace.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                PowerLossWriter.class.getName(),
                folder.toString(),
                synchronous,
                Integer.toString(UPDATES),
                Long.toString(SEED));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        return trace;
    }

    /** The number up to which all is there and sound, or -1 for a database that is broken. */
    private static long found(Path folder) {
        try (Db db = SqliteDatabase.open(folder.resolve("mandala.db"))) {
            if (!db.one("PRAGMA quick_check(1)", row -> row.getString(1))
                    .orElse("")
                    .equals("ok")) {
                return -1;
            }
            if (!db.any("SELECT 1 FROM doc WHERE id = 'd'")) {
                return 0;
            }
            StoredDoc stored = DocRows.load(db, "d");
            return stored.damage() == null ? stored.seq() : -1;
        } catch (SQLException e) {
            return -1;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
