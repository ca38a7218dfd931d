package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random runs, computed here and kept in {@code docs/protocol/timeline/generated.json}; the client's tests compute the same
 * file. {@code -Dtimeline.write=true} writes it anew after a change of the rules; {@code -Dtimeline.seed=} tries another seed.
 */
final class GeneratedTimelinesTest {
    private static final long SEED = 20_260_321;
    private static final int CASES = 300;
    private static final List<String> BELLS = List.of("wake", "mark", "turn", "close");

    @Test
    void theKeptRandomTimelinesAreThoseOfThisCode() throws IOException {
        long seed = Long.getLong("timeline.seed", SEED);
        String text = file(seed);
        if (Boolean.getBoolean("timeline.write")) {
            Files.writeString(Scripts.VECTORS.resolve("generated.json"), text);
        }
        assertThat(Files.readString(Scripts.VECTORS.resolve("generated.json")))
                .as("seed " + seed)
                .isEqualTo(text);
    }

    private static String file(long seed) {
        Random random = new Random(seed);
        String cases = IntStream.range(0, CASES)
                .mapToObj(i -> solve(new Case(random)).toString())
                .collect(Collectors.joining(",\n"));
        return "{\"note\": \"Random timelines, written by GeneratedTimelinesTest.\", \"seed\": " + seed
                + ", \"cases\": [\n" + cases + "\n]}\n";
    }

    /** Adds what this code makes of the case: spans, cues with their instants, and the end. */
    private static ObjectNode solve(Case random) {
        ObjectNode found = random.node;
        Timeline timeline = Timeline.of(
                Scripts.practice(found.get("steps")),
                found.get("members").asInt(),
                Scripts.events(found.get("events")));
        ArrayNode spans = found.putArray("spans");
        timeline.spans()
                .forEach(span ->
                        spans.addArray().add(span.step()).add(span.from()).add(span.to()));
        ArrayNode cues = found.putArray("cues");
        for (Timeline.Moment cue : timeline.cues()) {
            ArrayNode row = cues.addArray().add(cue.t()).add(cue.step()).add(cue.turn());
            row.add(cue.cue().bell());
            timeline.toProgramme(cue.t()).ifPresentOrElse(row::add, row::addNull);
        }
        found.put("bells", timeline.bells().size()).put("end", timeline.end());
        timeline.endsAt().ifPresentOrElse(at -> found.put("endsAt", at), () -> found.putNull("endsAt"));
        return found;
    }

    /** A script of one to four steps, and events at growing times, also such as no order would give. */
    private static final class Case {
        private static final long START = 1_000_000;
        private final Random random;
        private final ObjectNode node = Scripts.MAPPER.createObjectNode();

        Case(Random random) {
            this.random = random;
            node.put("members", 1 + random.nextInt(5));
            ArrayNode steps = node.putArray("steps");
            int count = 1 + random.nextInt(4);
            IntStream.range(0, count).forEach(i -> step(steps.addObject().put("id", "s" + i)));
            events(node.putArray("events"), count);
        }

        private void step(ObjectNode step) {
            int mode = random.nextInt(4);
            double seconds = 5 + random.nextInt(60_000) / 1000.0;
            step.put("mode", mode == 0 ? "turns" : mode == 1 ? "round" : "guide")
                    .put("title", "Step");
            step.put(mode == 1 ? "each" : "seconds", seconds);
            if (mode == 0) {
                step.put("gap", random.nextInt(20));
            }
            ArrayNode cues = step.putArray("cues");
            IntStream.range(0, random.nextInt(4)).forEach(i -> cue(cues.addObject(), seconds));
        }

        private void cue(ObjectNode cue, double seconds) {
            double at = random.nextBoolean() ? 0 : random.nextInt((int) (seconds * 1000)) / 1000.0;
            cue.put("kind", "bell").put("at", at).put("bell", BELLS.get(random.nextInt(BELLS.size())));
            if (random.nextBoolean()) {
                cue.put("from", "end");
            }
        }

        private void events(ArrayNode events, int steps) {
            long at = START;
            ObjectNode start = event(events, "practiceStarted", at);
            start.put("practice", "vector")
                    .put("version", 1)
                    .put("members", node.get("members").asInt());
            for (int i = random.nextInt(7); i > 0; i--) {
                at += random.nextInt(40_000) - (at == START ? 4_000 : 0);
                any(events, at, "s" + random.nextInt(steps));
            }
        }

        private void any(ArrayNode events, long at, String step) {
            switch (random.nextInt(6)) {
                case 0, 1 -> event(events, "practicePaused", at);
                case 2, 3 -> event(events, "practiceResumed", at);
                case 4 ->
                    event(events, "practiceExtended", at).put("step", step).put("ms", 1000 + random.nextInt(60_000));
                default -> {
                    if (random.nextBoolean()) {
                        event(events, "practiceSkipped", at).put("step", step).put("into", random.nextInt(30_000));
                    } else {
                        event(events, "practiceStopped", at);
                    }
                }
            }
        }

        private static ObjectNode event(ArrayNode events, String type, long at) {
            return events.addObject().put("type", type).put("run", "r1").put("at", at);
        }
    }
}
