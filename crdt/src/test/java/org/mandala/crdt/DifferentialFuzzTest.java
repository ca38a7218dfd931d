package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Live replicas of official Yjs and of this engine, edited at random, must end up equal. */
final class DifferentialFuzzTest {
    /** Seeds that once failed. */
    private static final Path KEPT_SEEDS = Path.of("src/test/resources/fuzz-seeds.txt");

    @Test
    void replicasOfBothEnginesEndUpEqual() throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        try (NodePeer peer = new NodePeer()) {
            for (long seed : seeds()) {
                try {
                    new FuzzRun(seed, peer).run();
                } catch (RuntimeException | AssertionError e) {
                    failures.add("seed " + seed + ": " + e);
                }
            }
        }
        failures.forEach(System.out::println);
        assertThat(failures).as("repeat with -Dfuzz.first=SEED -Dfuzz.seeds=1").isEmpty();
    }

    private static List<Long> seeds() throws IOException {
        long first = Long.getLong("fuzz.first", 1);
        int count = Integer.getInteger("fuzz.seeds", 300);
        List<Long> seeds = new ArrayList<>();
        Files.readAllLines(KEPT_SEEDS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> seeds.add(Long.parseLong(line.trim())));
        LongStream.range(first, first + count).forEach(seeds::add);
        return seeds;
    }
}
