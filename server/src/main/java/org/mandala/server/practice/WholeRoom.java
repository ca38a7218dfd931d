package org.mandala.server.practice;

import java.util.EnumSet;
import java.util.Set;

/** Which practices the client can play for a whole room; the others are not offered. */
final class WholeRoom {
    private static final Set<Step.Mode> MODES =
            EnumSet.of(Step.Mode.GUIDE, Step.Mode.SILENCE, Step.Mode.WRITE, Step.Mode.BREATH);
    private static final Set<Step.Kind> CUES = EnumSet.of(
            Step.Kind.SAY,
            Step.Kind.PROMPT,
            Step.Kind.NOTE,
            Step.Kind.BELL,
            Step.Kind.BREATH,
            Step.Kind.TIME,
            Step.Kind.MIC);

    static boolean plays(Practice practice) {
        return practice.grouping().size().equals("room")
                && practice.steps().stream().allMatch(WholeRoom::plays);
    }

    private static boolean plays(Step step) {
        boolean plain = !step.hold() && !step.optional() && step.repeat() == null;
        return plain && MODES.contains(step.mode()) && step.cues().stream().allMatch(cue -> CUES.contains(cue.kind()));
    }

    private WholeRoom() {}
}
