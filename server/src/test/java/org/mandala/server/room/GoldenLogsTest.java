package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RoomState;
import org.mandala.server.protocol.SessionEvent;

/** Logs of sessions and the states that they fold to, read by Java and by TypeScript. Rule L1. */
class GoldenLogsTest {
    private static final Path FOLDER = Path.of("../docs/protocol/session");
    private static final int MOST_SEEDS = 200;

    /** A log, and what whoever leads and whoever does not see of it. */
    record Golden(List<LoggedEvent> events, RoomState leader) {}

    @Test
    void everyGoldenLogFoldsToItsState_L1() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            write();
        }
        Set<String> kinds = new HashSet<>();
        for (Path file : files()) {
            Golden golden = Json.read(Files.readAllBytes(file), Golden.class);
            RoomFold fold = new RoomFold();
            golden.events().forEach(fold::apply);
            golden.events().forEach(event -> kinds.add(event.body().getClass().getSimpleName()));
            assertThat(tree(fold.view("p0", true)))
                    .as(file.getFileName().toString())
                    .isEqualTo(tree(golden.leader()));
        }
        List<String> all = Arrays.stream(RoomEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .filter(name -> !name.equals("Withheld"))
                .toList();
        assertThat(kinds).as("every kind of event is in a golden log").containsAll(all);
    }

    private static JsonNode tree(RoomState state) {
        return Json.MAPPER.valueToTree(state);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    /** Seeds that bring a kind of event which those before them have not, until there are all. */
    private static void write() throws IOException {
        Files.createDirectories(FOLDER);
        Set<Class<?>> kinds = new HashSet<>();
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            List<LoggedEvent> log = SessionSimulationTest.logOf(seed);
            if (log.stream().map(event -> event.body().getClass()).anyMatch(kind -> !kinds.contains(kind))) {
                log.forEach(event -> kinds.add(event.body().getClass()));
                RoomFold fold = new RoomFold();
                log.forEach(fold::apply);
                byte[] json = Json.write(new Golden(log, fold.view("p0", true)));
                Files.write(FOLDER.resolve("seed-" + seed + ".json"), json);
            }
        }
        writeErased();
    }

    /** The first log again, without the words of one of its people. Rule R8. */
    private static void writeErased() throws IOException {
        List<LoggedEvent> log = new ArrayList<>();
        for (LoggedEvent it : SessionSimulationTest.logOf(1)) {
            SessionEvent body = it.actor().equals("p1") ? OwnWords.without(it.body()) : it.body();
            log.add(new LoggedEvent(it.seq(), it.at(), it.actor(), it.command(), body));
        }
        LoggedEvent last = log.get(log.size() - 1);
        log.add(new LoggedEvent(last.seq() + 1, last.at(), "house", null, new RoomEvent.WordsErased("p1")));
        RoomFold fold = new RoomFold();
        log.forEach(fold::apply);
        Files.write(FOLDER.resolve("erased.json"), Json.write(new Golden(log, fold.view("p0", true))));
    }
}
