package org.mandala.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.store.postgres.PostgresServer;

/** {@code mandala export - | mandala import -} as it is typed, from SQLite to PostgreSQL and back: everything is there, by one hash of the content. */
final class MoveCommandsTest {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @TempDir
    Path temp;

    @Test
    void aPipeCarriesAProgrammeThereAndBackAndEveryStepTellsTheSameHash() throws IOException {
        Map<String, String> postgres =
                PostgresServer.keys(PostgresServer.shared().emptyDatabase());
        new TestHouse(temp.resolve("first")).close();
        String there = move("first", Map.of(), "second", postgres);
        String back = move("second", postgres, "third", Map.of());
        assertThat(back).isEqualTo(there);
        try (TestHouse house = new TestHouse(temp.resolve("third"))) {
            house.inside(house.links().participantToken(), "Ben", "copenhagen");
        }
    }

    /** Gives the hash of the content, which both commands have told. */
    private String move(String from, Map<String, String> fromStore, String to, Map<String, String> toStore)
            throws IOException {
        List<Process> pipe = ProcessBuilder.startPipeline(
                List.of(command("export", from, fromStore), command("import", to, toStore)));
        for (Process each : pipe) {
            assertThat(each.onExit().join().exitValue()).isZero();
        }
        String exported = Files.readString(temp.resolve(from + ".told"));
        String imported = Files.readString(temp.resolve(to + ".told"));
        assertThat(exported).contains("Exported");
        assertThat(imported).contains("read back and compared");
        assertThat(hash(imported)).isEqualTo(hash(exported));
        return hash(exported);
    }

    private ProcessBuilder command(String name, String folder, Map<String, String> store) throws IOException {
        Path told = temp.resolve(folder + ".told");
        Files.deleteIfExists(told);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        name,
                        "-",
                        "--data",
                        temp.resolve(folder).toString())
                .redirectError(told.toFile());
        store.forEach((key, value) -> builder.environment().put(ConfigTree.variable(key), value));
        return builder;
    }

    private static String hash(String told) {
        return HASH.matcher(told).results().findFirst().map(MatchResult::group).orElseThrow();
    }
}
