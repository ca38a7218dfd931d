package org.mandala.server.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.proof.Spans.RUNS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** Two nodes as processes of their own, killed and frozen, and tabs that go from one to the other. Rules N5 to N8, N12. {@code -Druns=20} for the long run. */
class NodeProofTest {
    private static final int EDITS = 100;
    private static final int SAVED_AT_LEAST = 20;

    @TempDir
    static Path folder;

    private static Pair both;

    @BeforeAll
    static void open() {
        both = new Pair(folder);
    }

    @AfterAll
    static void close() {
        both.close();
    }

    /** P1 and D1: a node is killed while its people write: they are gone in time, and nothing that was saved is lost. */
    @Test
    void aKilledNodeLeavesNoGhostsAndLosesNothing() {
        Spans ghosts = new Spans("nodes.ghosts", 10_000);
        for (int run = 0; run < RUNS; run++) {
            TestSocket watch = both.come(both.south(), "Ben");
            both.come(both.north(), "Ana");
            String ana = Pair.hearsOf(watch, "Ana");
            String doc = "killed" + run;
            TestDoc writer = both.north().open(doc);
            for (int i = 0; i < EDITS; i++) {
                write(writer, "k" + i);
            }
            TestDoc.await("some to be saved", () -> writer.saved() > SAVED_AT_LEAST);
            both.north().kill();
            long killed = Spans.now();
            Pair.hearsLeft(watch, ana);
            ghosts.since(killed);
            assertAreThere(doc, writer.saved());
            Pair.leave(watch);
            both.startNorth();
        }
        ghosts.tell();
    }

    private static void assertAreThere(String doc, long saved) {
        try (TestDoc reader = both.south().open(doc)) {
            List<String> kept = reader.<List<String>>read(
                    it -> List.copyOf(it.getMap("items").keys()));
            for (int i = 0; i < saved; i++) {
                assertThat(kept).contains("k" + i);
            }
        }
    }

    /** P2: tabs that lose their line and come back at the other node within their grace: nobody is told anything. */
    @Test
    @EnabledIfSystemProperty(named = "runs", matches = "\\d+")
    void whoComesBackAtTheOtherNodeInTimeHasNotLeft() throws Exception {
        Random random = new Random(RUNS);
        TestSocket watch = both.come(both.south(), "Watcher");
        List<Traveller> travellers =
                IntStream.range(0, 20).mapToObj(i -> new Traveller("Tom" + i)).toList();
        Map<String, String> ids = new HashMap<>();
        travellers.forEach(each -> ids.put(Pair.hearsOf(watch, each.name), each.name));
        for (int round = 0; round < RUNS / 2; round++) {
            TreeMap<Integer, Traveller> back = new TreeMap<>();
            travellers.forEach(each -> back.put(500 + random.nextInt(4_000), each));
            long lost = Spans.now();
            back.values().forEach(each -> each.socket.lose());
            for (Map.Entry<Integer, Traveller> each : back.entrySet()) {
                // So that what the others took to come back is not added to it.
                Fault.lasts(each.getKey() - TimeUnit.NANOSECONDS.toMillis(Spans.now() - lost));
                each.getValue().comeBack();
            }
            travellers.stream().filter(each -> !back.containsValue(each)).forEach(Traveller::comeBack);
        }
        Fault.lasts(6_000);
        both.come(both.south(), "Last");
        List<String> told = heardUntil(watch, "Last");
        assertThat(told).as("who left or came anew").doesNotContainAnyElementsOf(ids.keySet());
        System.out.println("figure nodes.flicker 0 events target 0 ok");
        travellers.forEach(each -> Pair.leave(each.socket));
        Pair.leave(watch);
    }

    /** Whom it was told of, as come or gone, until somebody came. */
    private static List<String> heardUntil(TestSocket socket, String name) {
        List<String> told = new ArrayList<>();
        while (true) {
            var message = socket.next();
            if (message.at("/person/name").asText().equals(name)) {
                return told;
            }
            switch (message.get("type").asText()) {
                case "left" -> told.add(message.get("person").asText());
                case "arrived" -> told.add(message.at("/person/id").asText());
                default -> {}
            }
        }
    }

    private static final class Traveller {
        private final String name;
        private final String tab = Pair.tab();
        private final Visitor atNorth;
        private final Visitor atSouth;
        private TestSocket socket;
        private boolean isSouth;

        Traveller(String name) {
            this.name = name;
            this.atNorth = both.visitor(both.north(), name);
            this.atSouth = Pair.same(atNorth, both.south());
            this.socket = Pair.enter(atNorth, tab);
        }

        void comeBack() {
            isSouth = !isSouth;
            socket = Pair.enter(isSouth ? atSouth : atNorth, tab);
        }
    }

    /** P5: a node that stood still is buried, and its people are back once it moves; what it says late about them buries nobody. */
    @Test
    void aNodeThatStoodStillComesBackWithItsPeople() {
        Spans gone = new Spans("nodes.frozen.gone", 10_000);
        Spans back = new Spans("nodes.frozen.back", 2_000);
        for (int run = 0; run < RUNS; run++) {
            TestSocket watch = both.come(both.north(), "Fay");
            TestSocket there = both.come(both.south(), "Gil");
            String gil = Pair.hearsOf(watch, "Gil");
            both.south().freeze();
            long frozen = Spans.now();
            Pair.hearsLeft(watch, gil);
            gone.since(frozen);
            both.south().thaw();
            long thawed = Spans.now();
            Pair.hearsOf(watch, "Gil");
            back.since(thawed);
            TestSocket late = both.come(both.south(), "Hana");
            Pair.hearsOf(watch, "Hana");
            Pair.leave(late, there, watch);
        }
        gone.tell();
        back.tell();
    }

    private static void write(TestDoc doc, String key) {
        doc.edit(it -> it.getMap("items").set(key, true));
    }
}
