package org.mandala.bench.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mandala.bench.load.BenchFailed;

/**
 * Measures the live session on one core: 200 people who come within two seconds, and orders in hundreds of rooms. Run it on core 1; the
 * server runs on core 0. Environment: ROOMS (400) of 40 people, QUICK=1 for a short look with 20 of them.
 */
final class BenchRoom {
    /** Nothing here takes longer, whatever hangs. */
    private static final long MOST_MS = 540_000;

    private BenchRoom() {}

    public static void main(String[] arguments) throws IOException {
        endAfter(MOST_MS);
        Map<String, String> environment = System.getenv();
        Effort effort =
                Effort.of(environment.getOrDefault("QUICK", "").equals("1"), environment.getOrDefault("ROOMS", ""));
        Path jar = Path.of(environment.getOrDefault("JAR", "server/target/mandala-server.jar"));
        Path folder = Files.createTempDirectory("mandala-bench-room");
        int code = 0;
        try (Crowd crowd = new Crowd()) {
            ComingIn.measure(crowd, jar, Files.createDirectories(folder.resolve("one")));
            new ManyRooms(crowd, effort).measure(jar, Files.createDirectories(folder.resolve("many")));
        } catch (BenchFailed failed) {
            System.out.println("not measured: " + failed.reason());
            code = 1;
        } finally {
            delete(folder);
        }
        System.exit(code);
    }

    /** On a thread of its own, which keeps nothing alive. */
    private static void endAfter(long ms) {
        CompletableFuture.delayedExecutor(ms, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    System.out.println("not measured: it did not end in " + ms + " ms");
                    System.exit(1);
                });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
