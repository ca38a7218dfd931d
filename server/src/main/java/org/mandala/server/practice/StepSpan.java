package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mandala.server.practice.Timeline.Moment;
import org.mandala.server.practice.Timeline.Part;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeExtended;
import org.mandala.server.protocol.RunEvent.PracticeSkipped;

/** One step of a run: its turns, what changed them, and where its cues fall. Run time in ms. */
final class StepSpan {
    private final Step step;
    private final long from;
    private List<Part> parts;
    private OptionalLong cut = OptionalLong.empty();

    /** @param changes extensions and skips of this step, in the order of the log */
    StepSpan(Step step, int members, long from, List<RunEvent> changes, Pauses pauses) {
        this.step = step;
        this.from = from;
        long length = step.length(members);
        parts = step.mode().shared()
                ? share(0, members, from, from + length, gap(length, members))
                : List.of(new Part(null, from, from + length));
        changes.forEach(change -> apply(change, pauses));
    }

    /** Where the next step begins. */
    long to() {
        long whole = last().to();
        return cut.isPresent() ? Math.min(whole, cut.getAsLong()) : whole;
    }

    List<Part> parts() {
        return parts;
    }

    List<Moment> cues() {
        List<Moment> found = new ArrayList<>();
        for (Part part : parts) {
            for (Step.Cue cue : step.cues()) {
                place(part, cue).ifPresent(t -> found.add(new Moment(t, step.id(), part.turn(), cue)));
            }
        }
        return found;
    }

    /** P16, P17: nothing where a cue does not fit into its turn, or comes at or after the cut. */
    private OptionalLong place(Part part, Step.Cue cue) {
        long at = Timeline.ms(cue.at());
        long t = cue.fromEnd() ? part.to() - at : part.from() + at;
        boolean inside = t >= part.from() && t <= part.to();
        boolean kept = cut.isEmpty() || t < cut.getAsLong();
        return inside && kept ? OptionalLong.of(t) : OptionalLong.empty();
    }

    private void apply(RunEvent change, Pauses pauses) {
        if (change instanceof PracticeExtended extended && cut.isEmpty()) {
            extend(extended.ms(), pauses.toRun(extended.at()));
        } else if (change instanceof PracticeSkipped skipped && cut.isEmpty()) {
            cut = OptionalLong.of(from + Math.max(0, skipped.into()));
        }
    }

    /** P4, P14: the turns that are not over share it; those that are over stay as they were. */
    private void extend(long ms, long run) {
        long to = last().to() + ms;
        if (parts.size() == 1) {
            parts = List.of(new Part(last().turn(), from, to));
            return;
        }
        int first = 0;
        while (first < parts.size() - 1 && run >= parts.get(first).to()) {
            first++;
        }
        long gap = parts.get(1).from() - parts.get(0).to();
        List<Part> changed = new ArrayList<>(parts.subList(0, first));
        changed.addAll(share(first, parts.size(), parts.get(first).from(), to, gap));
        parts = changed;
    }

    /** P6: turns {@code first} to {@code count - 1} of equal length, the last taking the remainder. */
    private static List<Part> share(int first, int count, long from, long to, long gap) {
        int turns = count - first;
        long each = (to - from - gap * (turns - 1)) / turns;
        List<Part> parts = new ArrayList<>();
        for (int turn = first; turn < count; turn++) {
            long start = from + (turn - first) * (each + gap);
            parts.add(new Part(turn, start, turn == count - 1 ? to : start + each));
        }
        return parts;
    }

    /** P15: rests never take more of a step than a turn does. */
    private long gap(long length, int members) {
        return Math.min(Timeline.ms(step.gap()), length / members);
    }

    private Part last() {
        return parts.get(parts.size() - 1);
    }
}
