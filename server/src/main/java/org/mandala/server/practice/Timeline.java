package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeExtended;
import org.mandala.server.protocol.RunEvent.PracticeSkipped;

/**
 * When everything of a run happens: a pure function of the script, the group's size and the run's events (rules P1 to
 * P20). Times of spans and cues are <em>run time</em>, in ms from the start without the pauses; {@link #toProgramme}
 * gives the instant.
 */
public final class Timeline {
    private final List<Span> spans;
    private final List<Moment> cues;
    private final Pauses pauses;
    private final long end;

    /** A step in run time, ms; {@code turns} has a part for each member in a shared step, else one part. */
    public record Span(String step, long from, long to, List<Part> turns) {}

    /** One turn of a shared step (numbered from 0), or the whole of another ({@code turn} is null). */
    public record Part(@Nullable Integer turn, long from, long to) {}

    /** A cue at {@code t} ms of run time. */
    public record Moment(long t, String step, @Nullable Integer turn, Step.Cue cue) {}

    /** The timeline of a run in which nothing was changed. */
    static Timeline plain(Practice practice, int members) {
        return of(practice, members, List.of(new RunEvent.PracticeStarted("plain", practice.id(), 1, members, 0)));
    }

    /** @param events of one run, in the order of the log; the first is its start */
    public static Timeline of(Practice practice, int members, List<RunEvent> events) {
        return new Timeline(practice, Math.max(1, members), Pauses.of(events), events);
    }

    private Timeline(Practice practice, int members, Pauses pauses, List<RunEvent> events) {
        this.pauses = pauses;
        spans = new ArrayList<>();
        List<Moment> found = new ArrayList<>();
        long from = 0;
        for (Step step : practice.steps()) {
            StepSpan span = new StepSpan(step, members, from, changes(step, events), pauses);
            spans.add(new Span(step.id(), from, span.to(), span.parts()));
            found.addAll(span.cues());
            from = span.to();
        }
        end = from;
        found.removeIf(cue -> !happens(cue));
        found.sort(Comparator.comparingLong(Moment::t));
        cues = found;
    }

    /** The steps in order, without gaps; those that a stop cut off are still there. */
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

    /** Run time of the end that the script and its changes give, without regard to a stop. */
    public long end() {
        return end;
    }

    /** Programme time of the end; nothing while the run is paused. */
    public OptionalLong endsAt() {
        OptionalLong planned = toProgramme(end);
        if (pauses.stop().isEmpty()) {
            return planned;
        }
        long stop = pauses.stop().getAsLong();
        return OptionalLong.of(planned.isPresent() ? Math.min(planned.getAsLong(), stop) : stop);
    }

    /** Programme time of an instant of run time; nothing while a pause stands before it. */
    public OptionalLong toProgramme(long run) {
        return pauses.toProgramme(run);
    }

    /** Run time at an instant of programme time; below 0 before the start, and standing still in pauses. */
    public long toRun(long programme) {
        return pauses.toRun(programme);
    }

    /** The step that is on at {@code run}: the first before the start, the last after the end. */
    public Span at(long run) {
        return spans.stream().filter(span -> run < span.to()).findFirst().orElseGet(() -> spans.get(spans.size() - 1));
    }

    /** Whole ms, as both languages round: halves go up. */
    static long ms(double seconds) {
        return Math.round(seconds * 1000);
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

    private static List<RunEvent> changes(Step step, List<RunEvent> events) {
        return events.stream().filter(event -> step.id().equals(changed(event))).toList();
    }

    private static @Nullable String changed(RunEvent event) {
        if (event instanceof PracticeExtended extended) {
            return extended.step();
        }
        return event instanceof PracticeSkipped skipped ? skipped.step() : null;
    }
}
