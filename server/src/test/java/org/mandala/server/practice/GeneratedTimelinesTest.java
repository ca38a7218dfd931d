package org.mandala.server.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random runs, computed here and by the client's code: 300 of them are kept in {@code docs/protocol/timeline/generated.json}
 * ({@code -Dtimeline.write=true} writes it anew after a change of the rules), 10,000 are made at each run, from a seed that is
 * printed ({@code -Dtimeline.seed=} chooses it) and computed again by Node.
 */
final class GeneratedTimelinesTest {
    private static final long SEED = 20_260_321;
    private static final int KEPT = 300;
    private static final int CASES = Integer.getInteger("timeline.cases", 10_000);
    private static final Path CLIENT = Path.of("../web-client");
    private static final long WAIT_SECONDS = 120;
    private static final int LOOKS = 6;
    private static final long LOOK_EVERY_MS = 25_000;

    @Test
    void theKeptRandomTimelinesAreThoseOfThisCode() throws IOException {
        String text = file(SEED, KEPT);
        Path kept = Scripts.VECTORS.resolve("generated.json");
        if (Boolean.getBoolean("timeline.write")) {
            Files.writeString(kept, text);
        }
        assertThat(Files.readString(kept)).isEqualTo(text);
    }

    @Test
    void theClientComputesTenThousandRandomRunsAlike_P1() throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(CLIENT.resolve("node_modules/vitest")), "the client's libraries are not installed");
        long seed = Long.getLong("timeline.seed", System.nanoTime() & 0xFFFF_FFFFL);
        Path file = Path.of("target/timelines.json").toAbsolutePath();
        Files.writeString(file, file(seed, CASES));
        Path log = Path.of("target/timelines.log").toAbsolutePath();
        ProcessBuilder node = new ProcessBuilder(
                        "node",
                        "node_modules/vitest/vitest.mjs",
                        "run",
                        "--project",
                        "unit",
                        "src/practice/border.test.ts")
                .directory(CLIENT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        node.environment().put("TIMELINES", file.toString());
        Process client = node.start();
        try {
            assertThat(client.waitFor(WAIT_SECONDS, TimeUnit.SECONDS))
                    .as("in time")
                    .isTrue();
        } finally {
            client.destroyForcibly();
        }
        assertThat(client.exitValue())
                .as("seed %d, -Dtimeline.seed=%d repeats it: %s", seed, seed, Files.readString(log))
                .isZero();
        System.out.println("timelines: " + CASES + " runs of seed " + seed + " are alike in both languages");
    }

    private static String file(long seed, int count) {
        Random random = new Random(seed);
        String cases = IntStream.range(0, count)
                .mapToObj(i -> solve(new RandomRun(random)).toString())
                .collect(Collectors.joining(",\n"));
        return "{\"note\": \"Random timelines, written by GeneratedTimelinesTest.\", \"seed\": " + seed
                + ", \"cases\": [\n" + cases + "\n]}\n";
    }

    /** Adds what this code makes of the case: spans, turns, cues with their instants, what happens to late people, and the end. */
    private static ObjectNode solve(RandomRun random) {
        ObjectNode found = random.node();
        Practice practice = Scripts.practice(found.get("steps"), found.get("late"));
        Timeline timeline = Timeline.of(practice, found.get("group").asText(), Scripts.events(found.get("events")));
        ArrayNode spans = found.putArray("spans");
        for (Timeline.Span span : timeline.spans()) {
            ArrayNode row = spans.addArray().add(span.step()).add(span.repetition());
            row.add(span.began()).add(span.from());
            known(row, span.to());
            span.turns().forEach(turn -> known(row.add(turn.from()), turn.to()));
        }
        ArrayNode cues = found.putArray("cues");
        for (Timeline.Moment cue : timeline.cues()) {
            ArrayNode row = cues.addArray().add(cue.t()).add(cue.passage()).add(cue.turn());
            row.add(cue.cue().bell());
            timeline.toProgramme(cue.t()).ifPresentOrElse(row::add, row::addNull);
        }
        ArrayNode late = found.putArray("lates");
        for (int look = 0; look < LOOKS; look++) {
            late.add(LateTest.word(Late.at(practice, timeline, RandomRun.START + look * LOOK_EVERY_MS)));
        }
        found.put("bells", timeline.bells().size());
        known(found.putArray("end"), timeline.end());
        timeline.endsAt().ifPresentOrElse(at -> found.put("endsAt", at), () -> found.putNull("endsAt"));
        return found;
    }

    private static void known(ArrayNode row, long end) {
        if (end == Timeline.OPEN) {
            row.addNull();
        } else {
            row.add(end);
        }
    }
}
