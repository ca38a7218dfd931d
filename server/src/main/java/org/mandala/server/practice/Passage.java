package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandala.server.practice.Timeline.Moment;
import org.mandala.server.practice.Timeline.Part;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeExtended;
import org.mandala.server.protocol.RunEvent.PracticeHeld;
import org.mandala.server.protocol.RunEvent.PracticeSkipped;
import org.mandala.server.protocol.RunEvent.PracticeWentOn;
import org.mandala.server.protocol.RunEvent.TurnPassed;

/** One going through a step, and what changed it. Run time in ms; {@link Timeline#OPEN} is an end that nobody knows. */
final class Passage {
    private static final long NEVER = Timeline.OPEN;

    private final Step step;
    private final int repetition;
    private final long from;
    private final boolean apart;
    private final Map<String, GroupTurns> turns = new LinkedHashMap<>();
    private long length;
    private boolean waits;
    private long heldAt = NEVER;
    private long cut = NEVER;
    private boolean gently;
    private boolean left;

    /** @param apart people are in their groups in it (P56) */
    Passage(Step step, int repetition, long from, Map<String, Integer> groups, boolean apart) {
        this.step = step;
        this.repetition = repetition;
        this.from = from;
        this.apart = apart;
        length = Timeline.ms(step.seconds());
        waits = step.hold() && isLastRepetition();
        layTurns(groups);
    }

    Step step() {
        return step;
    }

    int repetition() {
        return repetition;
    }

    long from() {
        return from;
    }

    boolean apart() {
        return apart;
    }

    /** Is there a further repetition, which no order has left out? */
    boolean repeats() {
        return !isLastRepetition() && !left;
    }

    /** Where the next passage begins. */
    long to() {
        long whole = content();
        if (whole != Timeline.OPEN && step.repeat() != null && !isLastRepetition()) {
            whole += Timeline.ms(step.repeat().gap());
        }
        return Math.min(waits ? Timeline.OPEN : whole, cut);
    }

    /** P66: how many the group had when its turns began; 0 where there are none. */
    int began(String group) {
        GroupTurns mine = turns(group);
        return mine == null ? 0 : mine.began();
    }

    /** Its turns for a group, or the passage itself. */
    List<Part> parts(String group) {
        GroupTurns mine = turns(group);
        return mine == null ? List.of(new Part(null, from, Math.min(content(), cut))) : mine.parts();
    }

    void apply(RunEvent event, long run) {
        if (event instanceof TurnPassed passed) {
            pass(passed, run);
        } else if (left) {
            return;
        } else if (event instanceof PracticeExtended extended && isThis(extended.step())) {
            extend(extended.ms(), run);
        } else if (event instanceof PracticeHeld held && isThis(held.step())) {
            hold(run);
        } else if (event instanceof PracticeWentOn on && isThis(on.step())) {
            leave(run, true);
        } else if (event instanceof PracticeSkipped skipped && isThis(skipped.step())) {
            leave(from + Math.max(0, skipped.into()), false);
        }
    }

    /** P27: what was on ends here, without a sound. */
    void breakOff(long run) {
        cut = Math.min(cut, Math.max(from, run));
        gently = false;
        left = true;
    }

    /** P34, P35: groups may change before a shared step and in it. */
    void group(Map<String, Integer> groups, long run) {
        if (!step.mode().shared() || left) {
            return;
        }
        if (run <= from) {
            turns.clear();
            layTurns(groups);
            return;
        }
        groups.forEach((id, size) -> {
            GroupTurns there = turns.get(id);
            if (there != null) {
                there.grow(size, run);
            } else if (step.mode() == Step.Mode.ROUND || run < from + length) {
                turns.put(id, lay(size, run));
            }
        });
    }

    /** What happens in it, by the order of the script within each turn. */
    List<Moment> cues(int passage, String group) {
        List<Moment> found = new ArrayList<>();
        List<Part> parts = parts(group);
        for (int i = 0; i < parts.size(); i++) {
            long anchor = anchor(i, group);
            for (Step.Cue cue : step.cues()) {
                long t = place(cue, parts.get(i), anchor);
                if (t != NEVER) {
                    found.add(new Moment(t, passage, step.id(), parts.get(i).turn(), cue));
                }
            }
        }
        close(passage, parts, found);
        return found;
    }

    private void layTurns(Map<String, Integer> groups) {
        if (step.mode().shared()) {
            groups.forEach((id, size) -> turns.put(id, lay(size, from)));
        }
    }

    private GroupTurns lay(int size, long start) {
        return step.mode() == Step.Mode.ROUND
                ? GroupTurns.round(step, size, start)
                : GroupTurns.divided(step, size, start, from + length);
    }

    /** The end of what the step holds, without waiting and resting. P29: a round lasts until the last group is done. */
    private long content() {
        if (step.mode() == Step.Mode.ROUND) {
            return turns.values().stream().mapToLong(GroupTurns::end).max().orElse(from);
        }
        return heldAt == NEVER ? from + length : Timeline.OPEN;
    }

    private void extend(long ms, long run) {
        if (heldAt != NEVER || run >= content()) {
            return;
        }
        length += ms;
        turns.values().forEach(group -> group.extend(ms, run));
    }

    /** P23, P24. */
    private void hold(long run) {
        if (step.mode().shared()) {
            waits = true;
        } else if (heldAt == NEVER && run < from + length) {
            heldAt = run;
        }
    }

    private void leave(long at, boolean softly) {
        cut = Math.max(from, at);
        gently = softly;
        left = true;
    }

    private void pass(TurnPassed passed, long run) {
        GroupTurns group = turns.get(passed.group());
        if (group != null && run < cut) {
            group.pass(passed.turn(), run);
        }
    }

    private long anchor(int part, String group) {
        GroupTurns mine = turns(group);
        return mine == null ? from + length : mine.anchor(part);
    }

    /** P16, P17, P23, P32: never where a cue does not fit, comes at or after the cut or the pass, or waits for an end. */
    private long place(Step.Cue cue, Part part, long anchor) {
        long at = Timeline.ms(cue.at());
        long t = cue.fromEnd() ? anchor - at : part.from() + at;
        boolean fits = t >= part.from() && t <= (step.byHand() ? Timeline.OPEN : anchor);
        boolean passed = step.byHand() && t >= part.to();
        boolean waiting = cue.fromEnd() && t >= heldAt;
        return fits && !passed && !waiting && t < cut ? t : NEVER;
    }

    /** P25: the closing bell of what is on, unless it has rung. */
    private void close(int passage, List<Part> parts, List<Moment> found) {
        Step.Cue closing = step.closing();
        if (!gently || closing == null) {
            return;
        }
        Part on = parts.get(0);
        for (Part part : parts) {
            on = part.from() <= cut ? part : on;
        }
        Integer turn = on.turn();
        boolean rung = found.stream()
                .anyMatch(moment -> moment.cue().equals(closing)
                        && (turn == null ? moment.turn() == null : turn.equals(moment.turn())));
        if (!rung) {
            found.add(new Moment(cut, passage, step.id(), turn, closing));
        }
    }

    /** P28: who is in no group follows the first of the largest. */
    private @Nullable GroupTurns turns(String group) {
        GroupTurns mine = turns.get(group);
        if (mine != null) {
            return mine;
        }
        GroupTurns largest = null;
        for (GroupTurns other : turns.values()) {
            largest = largest == null || other.size() > largest.size() ? other : largest;
        }
        return largest;
    }

    private boolean isLastRepetition() {
        return step.repeat() == null || repetition + 1 >= step.repeat().times();
    }

    private boolean isThis(String id) {
        return step.id().equals(id);
    }
}
