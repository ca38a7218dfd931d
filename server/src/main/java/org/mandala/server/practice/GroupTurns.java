package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.List;
import org.mandala.server.practice.Timeline.Part;

/** The turns of one group in one shared step. Run time in ms. */
final class GroupTurns {
    private final long each;
    private final boolean byHand;
    private final List<Long> soft = new ArrayList<>();
    private List<Part> parts = new ArrayList<>();
    private long gap;
    private final int began;
    private int size;

    private GroupTurns(Step step, int size) {
        this.began = size;
        this.size = size;
        each = Timeline.ms(step.each());
        byHand = step.byHand();
    }

    /** P6, P15: a span divided equally by the size of the group. */
    static GroupTurns divided(Step step, int size, long from, long to) {
        GroupTurns turns = new GroupTurns(step, size);
        turns.gap = Math.min(Timeline.ms(step.gap()), (to - from) / size);
        turns.parts = share(0, size, from, to, turns.gap);
        return turns;
    }

    /** P19, P30: {@code each} for every member; by hand, turns begin as they are passed. */
    static GroupTurns round(Step step, int size, long from) {
        GroupTurns turns = new GroupTurns(step, size);
        if (turns.byHand) {
            turns.open(0, from);
        } else {
            turns.append(0, from);
        }
        return turns;
    }

    /** Members at the beginning. */
    int began() {
        return began;
    }

    int size() {
        return size;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Where the last turn ends; {@link Timeline#OPEN} while nobody knows. */
    long end() {
        return last().to();
    }

    /** What a cue is anchored to at the end of a part: by hand, the end of its soft time. */
    long anchor(int part) {
        return byHand ? soft.get(part) : parts.get(part).to();
    }

    /** P4, P14, P33: each turn that is not over gets its share, the last the remainder; by hand the soft time is longer. */
    void extend(long ms, long run) {
        if (byHand) {
            int open = parts.size() - 1;
            soft.set(open, soft.get(open) + ms);
        } else if (run < end()) {
            extendFrom(indexAt(run), ms);
        }
    }

    /** P31: only the turn that is on can be passed. */
    void pass(int turn, long run) {
        Part open = last();
        if (!byHand || open.to() != Timeline.OPEN || turn != parts.size() - 1) {
            return;
        }
        long at = Math.max(open.from(), run);
        parts.set(parts.size() - 1, new Part(turn, open.from(), at));
        if (turn + 1 < size) {
            open(turn + 1, at);
        }
    }

    /** P35: the turn that is on stays; those after it make room. */
    void grow(int members, long run) {
        if (members <= size) {
            return;
        }
        int before = size;
        size = members;
        if (byHand) {
            if (end() != Timeline.OPEN) {
                open(before, Math.max(run, end()));
            }
        } else if (each > 0) {
            append(before, Math.max(run, end()));
        } else {
            makeRoom(indexAt(run) + 1);
        }
    }

    private void makeRoom(int next) {
        if (next >= parts.size()) {
            return;
        }
        long from = parts.get(next).from();
        gap = Math.min(gap, (end() - from) / (size - next));
        List<Part> changed = new ArrayList<>(parts.subList(0, next));
        changed.addAll(share(next, size, from, end(), gap));
        parts = changed;
    }

    private void extendFrom(int first, long ms) {
        long share = ms / (parts.size() - first);
        for (int i = first; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean isLast = i == parts.size() - 1;
            long from = part.from() + (i - first) * share;
            parts.set(i, new Part(part.turn(), from, isLast ? part.to() + ms : part.to() + (i - first + 1) * share));
        }
    }

    private void open(int turn, long from) {
        parts.add(new Part(turn, from, Timeline.OPEN));
        soft.add(from + each);
    }

    private void append(int first, long from) {
        for (int turn = first; turn < size; turn++) {
            long start = from + (turn - first) * each;
            parts.add(new Part(turn, start, start + each));
        }
    }

    private int indexAt(long run) {
        int index = 0;
        while (index < parts.size() - 1 && run >= parts.get(index).to()) {
            index++;
        }
        return index;
    }

    private Part last() {
        return parts.get(parts.size() - 1);
    }

    /** Turns {@code first} to {@code count - 1} of equal length, the last taking the remainder. */
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
}
