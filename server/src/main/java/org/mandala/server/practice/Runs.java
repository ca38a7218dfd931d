package org.mandala.server.practice;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ClientMessage.ExtendPractice;
import org.mandala.server.protocol.ClientMessage.PausePractice;
import org.mandala.server.protocol.ClientMessage.ResumePractice;
import org.mandala.server.protocol.ClientMessage.StartPractice;
import org.mandala.server.protocol.ClientMessage.StopPractice;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeExtended;
import org.mandala.server.protocol.RunEvent.PracticePaused;
import org.mandala.server.protocol.RunEvent.PracticeResumed;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.RunEvent.PracticeStopped;

/**
 * What an order does to the run of a room: the event to append, or a refusal. Decides only; whether the person may give
 * orders (P9) is asked before. {@code events} are those of the newest run, in the order of the log, empty if there was
 * none; {@code now} is programme time in ms.
 */
public final class Runs {
    /** P2: an order takes effect this long after it was given, so that it has reached every client by then. */
    static final long LEAD_MS = 1_500;
    /** P2: a start leaves time to fetch the script and to settle. */
    static final long START_LEAD_MS = 5_000;

    private final Practices practices;

    public Runs(Practices practices) {
        this.practices = practices;
    }

    /** What comes of an order. */
    public sealed interface Decision {
        /** Append this to the log. */
        record Append(RunEvent event) implements Decision {}

        /** Nothing changes; {@code message} is a sentence for the person who gave the order. */
        record Refuse(ErrorCode code, String message) implements Decision {}
    }

    /**
     * What this order does.
     *
     * @param run the id that a new run gets
     */
    public Decision decide(ClientMessage order, List<RunEvent> events, double now, String run) {
        if (order instanceof StartPractice start) {
            return start(start, events, now, run);
        }
        if (order instanceof PausePractice pause) {
            return pause(pause, events, now);
        }
        if (order instanceof ResumePractice resume) {
            return resume(resume, events, now);
        }
        if (order instanceof ExtendPractice extend) {
            return extend(extend, events, now);
        }
        if (order instanceof StopPractice stop) {
            return stop(stop, events, now);
        }
        throw new IllegalArgumentException(order.getClass().getSimpleName() + " is no order to a run");
    }

    /** @param run the id that a new run gets */
    public Decision start(StartPractice order, List<RunEvent> events, double now, String run) {
        Optional<Practice> practice = practices.forWholeRoom().stream()
                .filter(offered -> offered.id().equals(order.practice()))
                .findFirst();
        if (practice.isEmpty()) {
            return refuse(ErrorCode.PRACTICE_UNKNOWN, "This practice cannot be led here. Choose one from the list.");
        }
        if (isOn(events, now)) {
            return refuse(
                    ErrorCode.PRACTICE_RUNS_ALREADY,
                    "A practice is on. Let it end, or end it, before the next begins.");
        }
        long at = ceil(now) + START_LEAD_MS;
        return append(
                new PracticeStarted(run, practice.get().id(), practice.get().version(), 1, at));
    }

    public Decision pause(PausePractice order, List<RunEvent> events, double now) {
        if (!goesOn(events, now)) {
            return noRun();
        }
        return paused(events)
                ? refuse(ErrorCode.ALREADY_PAUSED, "The practice is paused already.")
                : append(new PracticePaused(run(events), effectiveAt(events, now)));
    }

    public Decision resume(ResumePractice order, List<RunEvent> events, double now) {
        if (!goesOn(events, now)) {
            return noRun();
        }
        return paused(events)
                ? append(new PracticeResumed(run(events), effectiveAt(events, now)))
                : refuse(ErrorCode.NOT_PAUSED, "The practice is not paused.");
    }

    /** The step is the one that is on when the order takes effect. */
    public Decision extend(ExtendPractice order, List<RunEvent> events, double now) {
        if (!goesOn(events, now)) {
            return noRun();
        }
        long at = effectiveAt(events, now);
        Timeline timeline = timeline(events);
        String step = timeline.at(timeline.toRun(at)).step();
        return append(new PracticeExtended(run(events), at, step, order.ms()));
    }

    public Decision stop(StopPractice order, List<RunEvent> events, double now) {
        return goesOn(events, now) ? append(new PracticeStopped(run(events), effectiveAt(events, now))) : noRun();
    }

    /** Is there a run whose end has not come? */
    public boolean isOn(List<RunEvent> events, double now) {
        return endsAfter(events, (long) Math.floor(now));
    }

    /** Will the run still be on when an order given now takes effect? */
    private boolean goesOn(List<RunEvent> events, double now) {
        boolean stopped = events.stream().anyMatch(PracticeStopped.class::isInstance);
        return !stopped && !events.isEmpty() && endsAfter(events, effectiveAt(events, now));
    }

    private boolean endsAfter(List<RunEvent> events, long instant) {
        if (events.isEmpty()) {
            return false;
        }
        OptionalLong end = timeline(events).endsAt();
        return end.isEmpty() || instant < end.getAsLong();
    }

    /** P13: events of a run take effect in the order of the log; only the start may lie ahead of what follows it. */
    private static long effectiveAt(List<RunEvent> events, double now) {
        long at = ceil(now) + LEAD_MS;
        return events.size() < 2
                ? at
                : Math.max(at, events.get(events.size() - 1).at());
    }

    /** A run's script is that of its own version, also when a newer one has come since. */
    private Timeline timeline(List<RunEvent> events) {
        PracticeStarted start = (PracticeStarted) events.get(0);
        Practice practice = practices
                .find(start.practice(), start.version())
                .orElseThrow(() -> new IllegalStateException(
                        "the run " + start.run() + " needs practice " + start.practice() + " " + start.version()));
        return Timeline.of(practice, start.members(), events);
    }

    private static boolean paused(List<RunEvent> events) {
        long pauses = events.stream().filter(PracticePaused.class::isInstance).count();
        long resumes = events.stream().filter(PracticeResumed.class::isInstance).count();
        return pauses > resumes;
    }

    private static String run(List<RunEvent> events) {
        return events.get(0).run();
    }

    private static long ceil(double now) {
        return (long) Math.ceil(now);
    }

    private static Decision append(RunEvent event) {
        return new Decision.Append(event);
    }

    private static Decision refuse(ErrorCode code, String message) {
        return new Decision.Refuse(code, message);
    }

    private static Decision noRun() {
        return refuse(ErrorCode.NO_PRACTICE_RUNS, "No practice is on, or it is just ending.");
    }
}
