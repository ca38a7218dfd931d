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
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RoomState;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunGroup;
import org.mandala.server.protocol.RunView;
import org.mandala.server.protocol.SessionEvent;

/** Logs of sessions and the states and runs that they fold to, read by Java and by TypeScript. Rule L1. */
class GoldenLogsTest {
    private static final Path FOLDER = Path.of("../docs/protocol/session");
    private static final int MOST_SEEDS = 200;

    /** A log, what whoever leads sees of it, and the last run in it. */
    record Golden(
            List<LoggedEvent> events,
            RoomState leader,
            @Nullable RunView run) {}

    @Test
    void everyGoldenLogFoldsToItsState_L1() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            write();
        }
        Set<String> kinds = new HashSet<>();
        for (Path file : files()) {
            Golden golden = Json.read(Files.readAllBytes(file), Golden.class);
            golden.events().forEach(event -> kinds.add(event.body().getClass().getSimpleName()));
            Golden folded = golden(golden.events());
            assertThat(tree(folded.leader())).as(file.getFileName().toString()).isEqualTo(tree(golden.leader()));
            assertThat(tree(folded.run())).as(file.getFileName().toString()).isEqualTo(tree(golden.run()));
        }
        List<String> all = Stream.of(RoomEvent.class, RunEvent.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .filter(name -> !name.equals("Withheld"))
                .toList();
        assertThat(kinds).as("every kind of event is in a golden log").containsAll(all);
    }

    private static Golden golden(List<LoggedEvent> log) {
        SessionState state = new SessionState();
        log.forEach(state::apply);
        return new Golden(log, state.room().view("p0", true), state.runView());
    }

    private static JsonNode tree(@Nullable Object state) {
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
                write("seed-" + seed, log);
            }
        }
        writeErased();
        writeRun();
        writeClocks();
    }

    private static void write(String name, List<LoggedEvent> log) throws IOException {
        Files.write(FOLDER.resolve(name + ".json"), Json.write(golden(log)));
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
        write("erased", log);
    }

    /** Groups of which one has more time than the others, and then all are called back. Rule L45. */
    private static void writeClocks() throws IOException {
        List<Group> groups = List.of(
                new Group("g1", "1", null, null, null, null, List.of("p1", "p2")),
                new Group("g2", "2", null, null, null, null, List.of("p3", "p4")));
        Grouping pairs = new Grouping("c1", GroupingKind.PAIRS, "Pairs", null, 6_000, 126_000, null, groups, null);
        List<RoomEvent> events = List.of(
                new RoomEvent.GroupsOpened(pairs, null),
                new RoomEvent.GroupsTimed("c1", 126_000, Map.of("g1", 186_000L)),
                new RoomEvent.PersonPlaced("c1", "p3", "g1"),
                new RoomEvent.GroupsTimed("c1", 186_000, Map.of("g1", 246_000L)));
        List<LoggedEvent> log = new ArrayList<>();
        events.forEach(event -> log.add(new LoggedEvent(log.size() + 1, 1_000, "p0", "c" + log.size(), event)));
        write("clocks", log);
    }

    /** A run after another, to which everything happens that can. */
    private static void writeRun() throws IOException {
        List<RunGroup> groups =
                List.of(new RunGroup("g1", List.of("p1", "p2")), new RunGroup("g2", List.of("p3", "p4")));
        List<RunEvent> run = List.of(
                new RunEvent.PracticeStarted("r0", "arriving", 1, 4, 1_000),
                new RunEvent.PracticeStopped("r0", 2_000),
                new RunEvent.PracticeStarted("r1", "listening-pairs", 2, 2, 3_000, groups, List.of("pause")),
                new RunEvent.PracticePaused("r1", 4_000),
                new RunEvent.PracticeResumed("r1", 5_000),
                new RunEvent.PracticeExtended("r1", 6_000, "first", 60_000),
                new RunEvent.PracticeHeld("r1", 7_000, "first"),
                new RunEvent.PracticeWentOn("r1", 8_000, "first"),
                new RunEvent.PracticeSkipped("r1", 9_000, "second", 10_000),
                new RunEvent.PracticeWentBack("r1", 10_000, "first"),
                new RunEvent.TurnPassed("r1", 11_000, "g1", 0),
                new RunEvent.PracticeGrouped("r1", 12_000, groups),
                new RunEvent.BellRung("r1", 13_000, "bowl", List.of("g1")),
                new RunEvent.LineSaid("r1", 14_000, "Two minutes", null),
                new RunEvent.PracticeHandedOver("r1", 15_000, "p1"),
                new RunEvent.PracticeStopped("r1", 16_000));
        List<LoggedEvent> log = new ArrayList<>();
        run.forEach(event -> log.add(new LoggedEvent(log.size() + 1, event.at(), "p0", "c" + log.size(), event)));
        write("run", log);
    }
}
