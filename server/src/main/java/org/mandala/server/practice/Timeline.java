package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.RunGroup;

/**
 * When everything of a run happens, for one of its groups: a pure function of the script, the group and the run's events
 * (rules P1 to P45, P56). Times of spans and cues are <em>run time</em>, in ms from the start without the pauses;
 * {@link #toProgramme} gives the instant.
 */
public final class Timeline {
    /** An end that nobody knows yet: a step that is held, or a turn that is passed by hand. */
    public static final long OPEN = Long.MAX_VALUE;
    /** The one group of a run that names none. */
    public static final String ROOM = "room";

    private final List<Span> spans = new ArrayList<>();
    private final List<Moment> cues;
    private final Pauses pauses;
    private final long end;

    /**
     * One going through a step, in run time, ms; {@code repetition} counts from 0; {@code turns} has a part for each turn of
     * the group in a shared step, else one part; {@code began} is how many the group had then (P66), 0 in other steps; {@code apart} says that people are in their
     * groups in it (P56).
     */
    public record Span(String step, int repetition, long from, long to, boolean apart, int began, List<Part> turns) {}

    /** One turn of a shared step (numbered from 0), or the whole of another ({@code turn} is null). */
    public record Part(@Nullable Integer turn, long from, long to) {}

    /** A cue at {@code t} ms of run time; {@code passage} is the index of its span. */
    public record Moment(
            long t, int passage, String step, @Nullable Integer turn, Step.Cue cue) {}

    /** The timeline of a run in which nothing was changed. */
    static Timeline plain(Practice practice, int members) {
        return of(practice, ROOM, List.of(new PracticeStarted("plain", practice.id(), 1, members, 0)));
    }

    /**
     * @param group whose turns they are; who is in none follows the first of the largest groups
     * @param events of one run, in the order of the log; the first is its start
     */
    public static Timeline of(Practice practice, String group, List<RunEvent> events) {
        return new Timeline(practice, group, Pauses.of(events), events);
    }

    private Timeline(Practice practice, String group, Pauses pauses, List<RunEvent> events) {
        this.pauses = pauses;
        List<Moment> found = new ArrayList<>();
        List<Passage> passages = new Layout(practice, (PracticeStarted) events.get(0)).lay(events, pauses);
        for (Passage passage : passages) {
            found.addAll(passage.cues(spans.size(), group));
            spans.add(new Span(
                    passage.step().id(),
                    passage.repetition(),
                    passage.from(),
                    passage.to(),
                    passage.apart(),
                    passage.began(group),
                    passage.parts(group)));
        }
        end = spans.get(spans.size() - 1).to();
        found.removeIf(cue -> !happens(cue));
        found.sort(Comparator.comparingLong(Moment::t));
        cues = found;
    }

    /** The steps in order, without gaps, as far as they are known; those that a stop cut off are still there. */
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** What happens, by time; at one instant in the order of the script. */
    public List<Moment> cues() {
        return List.copyOf(cues);
    }

    /** The bells among the cues; of two equal ones at one instant the first (P7, P20). */
    public List<Moment> bells() {
        Set<String> seen = new HashSet<>();
        return cues.stream()
                .filter(moment -> moment.cue.kind() == Step.Kind.BELL)
                .filter(moment -> seen.add(moment.t + " " + moment.cue.bell()))
                .toList();
    }

    /** Run time of the end that the script and its changes give, without regard to a stop; {@link #OPEN} if nobody knows. */
    public long end() {
        return end;
    }

    /** Programme time of the end; nothing while the run is paused or its end not known. */
    public OptionalLong endsAt() {
        return earlier(end == OPEN ? OptionalLong.empty() : toProgramme(end), pauses.stop());
    }

    /** Programme time of an instant of run time; nothing while a pause stands before it. */
    public OptionalLong toProgramme(long run) {
        return pauses.toProgramme(run);
    }

    /** Run time at an instant of programme time; below 0 before the start, and standing still in pauses. */
    public long toRun(long programme) {
        return pauses.toRun(programme);
    }

    /** The index of the span that is on at {@code run}: the first before the start, the last after the end. */
    public int passageAt(long run) {
        for (int i = 0; i < spans.size(); i++) {
            if (run < spans.get(i).to()) {
                return i;
            }
        }
        return spans.size() - 1;
    }

    public Span at(long run) {
        return spans.get(passageAt(run));
    }

    /** P56: the stretch in groups that is on at {@code now} of programme time, or the next to come. */
    public Optional<Apart> apart(long now) {
        OptionalLong over = endsAt();
        int first = passageAt(toRun(now));
        if (over.isPresent() && now >= over.getAsLong()) {
            return Optional.empty();
        }
        while (first > 0 && spans.get(first).apart() && spans.get(first - 1).apart()) {
            first--;
        }
        while (first < spans.size() && !spans.get(first).apart()) {
            first++;
        }
        return first == spans.size() ? Optional.empty() : stretch(first);
    }

    private Optional<Apart> stretch(int first) {
        int last = first;
        while (last + 1 < spans.size() && spans.get(last + 1).apart()) {
            last++;
        }
        long to = spans.get(last).to();
        OptionalLong from = toProgramme(spans.get(first).from());
        OptionalLong until = to == OPEN ? OptionalLong.empty() : toProgramme(to);
        if (from.isEmpty()
                || (pauses.stop().isPresent()
                        && from.getAsLong() >= pauses.stop().getAsLong())) {
            return Optional.empty();
        }
        return Optional.of(new Apart(first, from.getAsLong(), earlier(until, pauses.stop())));
    }

    private static OptionalLong earlier(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || (other.isPresent() && other.getAsLong() < one.getAsLong()) ? other : one;
    }

    /** Whole ms, as both languages round: halves go up. */
    static long ms(double seconds) {
        return Math.round(seconds * 1000);
    }

    /** The sizes of groups, in their order. */
    static Map<String, Integer> sizes(List<RunGroup> groups) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        groups.forEach(
                group -> sizes.put(group.id(), Math.max(1, group.members().size())));
        return sizes;
    }

    /** P5, P18: at the instant of a stop nothing happens any more. */
    private boolean happens(Moment cue) {
        OptionalLong stop = pauses.stop();
        if (stop.isEmpty()) {
            return true;
        }
        OptionalLong at = toProgramme(cue.t);
        return at.isPresent() && at.getAsLong() < stop.getAsLong();
    }
}
