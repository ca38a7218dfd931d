package org.mandala.server.practice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A script of one to five steps, one to three groups, and events at growing times, also such as no order would give. */
final class RandomRun {
    static final long START = 1_000_000;
    private static final List<String> MODES =
            List.of("guide", "silence", "breath", "turns", "round", "open", "write", "board", "group");
    private static final List<String> BELLS = List.of("wake", "open", "mark", "turn", "close");

    private final Random random;
    private final ObjectNode node = Scripts.MAPPER.createObjectNode();

    RandomRun(Random random) {
        this.random = random;
        int groups = 1 + random.nextInt(3);
        node.put("group", random.nextInt(10) == 0 ? "none" : "g" + random.nextInt(groups));
        late(random.nextInt(4));
        ArrayNode steps = node.putArray("steps");
        int count = 1 + random.nextInt(5);
        IntStream.range(0, count).forEach(i -> step(steps.addObject().put("id", "s" + i)));
        events(node.putArray("events"), count, groups);
    }

    /** {@code group}, {@code late}, {@code steps} and {@code events}. */
    ObjectNode node() {
        return node;
    }

    /** What the script says of late people, if it does; a {@code joinBefore} often falls into the run. */
    private void late(int kind) {
        if (kind > 0) {
            ObjectNode late = node.putObject("late");
            late.put("otherwise", random.nextBoolean() ? "observe" : "wait-with-facilitator");
            if (kind > 1) {
                late.put("joinBefore", random.nextInt(240) / 2.0);
            }
        }
    }

    private void step(ObjectNode step) {
        String mode = MODES.get(random.nextInt(MODES.size()));
        double seconds = 5 + random.nextInt(60_000) / 1000.0;
        step.put("mode", mode).put("title", "Step");
        step.put(mode.equals("round") ? "each" : "seconds", seconds);
        if (mode.equals("round")) {
            step.put("pace", random.nextBoolean() ? "hand" : "clock");
        }
        if (mode.equals("group")) {
            step.putObject("group").put("open", random.nextInt(3) > 0);
        }
        if (mode.equals("turns")) {
            step.put("gap", random.nextInt(20));
        }
        if (random.nextInt(6) == 0) {
            step.put("hold", true);
        }
        if (random.nextInt(5) == 0) {
            step.put("optional", true);
        }
        if (random.nextInt(5) == 0) {
            step.putObject("repeat").put("times", 2 + random.nextInt(3)).put("gap", random.nextInt(9) / 2.0);
        }
        ArrayNode cues = step.putArray("cues");
        IntStream.range(0, random.nextInt(5)).forEach(i -> cue(cues.addObject(), seconds));
    }

    private void cue(ObjectNode cue, double seconds) {
        double at = random.nextBoolean() ? 0 : random.nextInt((int) (seconds * 1000)) / 1000.0;
        cue.put("kind", "bell").put("at", at).put("bell", BELLS.get(random.nextInt(BELLS.size())));
        if (random.nextBoolean()) {
            cue.put("from", "end");
        }
        if (random.nextInt(4) == 0) {
            cue.put("kind", "say").put("text", "Line").remove("bell");
        }
    }

    private void events(ArrayNode events, int steps, int groups) {
        long at = START;
        ObjectNode start = event(events, "practiceStarted", at);
        start.put("practice", "vector").put("version", 1).put("members", 1 + random.nextInt(7));
        if (random.nextInt(4) > 0) {
            groups(start, groups);
        }
        if (random.nextInt(3) == 0) {
            start.putArray("without").add("s" + random.nextInt(steps)).add("s0");
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            at += random.nextInt(30_000) - (at == START ? 4_000 : 0);
            any(events, at, "s" + random.nextInt(steps), groups);
        }
    }

    private void any(ArrayNode events, long at, String step, int groups) {
        switch (random.nextInt(16)) {
            case 0 -> event(events, "practicePaused", at);
            case 1, 2 -> event(events, "practiceResumed", at);
            case 3, 4 ->
                event(events, "practiceExtended", at).put("step", step).put("ms", 1000 + random.nextInt(60_000));
            case 5 -> event(events, "practiceHeld", at).put("step", step);
            case 6, 7, 8 -> event(events, "practiceWentOn", at).put("step", step);
            case 9 -> event(events, "practiceSkipped", at).put("step", step).put("into", random.nextInt(30_000));
            case 10 -> event(events, "practiceWentBack", at).put("step", step);
            case 11, 12, 13 ->
                event(events, "turnPassed", at)
                        .put("group", "g" + random.nextInt(groups))
                        .put("turn", random.nextInt(3));
            case 14 -> groups(event(events, "practiceGrouped", at), groups);
            default -> rare(events, at);
        }
    }

    private void rare(ArrayNode events, long at) {
        if (random.nextInt(3) == 0) {
            event(events, "practiceStopped", at);
        } else {
            event(events, "bellRung", at).put("bell", "mark");
        }
    }

    private void groups(ObjectNode event, int groups) {
        ArrayNode list = event.putArray("groups");
        for (int i = 0; i < groups; i++) {
            ArrayNode members = list.addObject().put("id", "g" + i).putArray("members");
            IntStream.range(0, 1 + random.nextInt(7)).forEach(member -> members.add("p" + member));
        }
    }

    private static ObjectNode event(ArrayNode events, String type, long at) {
        return events.addObject().put("type", type).put("run", "r1").put("at", at);
    }
}
