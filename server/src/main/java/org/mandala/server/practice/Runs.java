package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ClientMessage.PassTurn;
import org.mandala.server.protocol.ClientMessage.StartPractice;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.RunEvent.PracticeStopped;
import org.mandala.server.protocol.RunGroup;

/**
 * What an order does to the run of a room: the event to append, nothing because it is so already, or a refusal. Decides
 * only. {@code events} are those of the newest run, in the order of the log, empty if there was none; {@code now} is
 * programme time in ms. Rules P2, P9, P22 and P40 to P45.
 */
public final class Runs {
    /** P2: an order takes effect this long after it was given, so that it has reached every client by then. */
    static final long LEAD_MS = 1_500;
    /** P2: a start leaves time to fetch the script and to settle. */
    static final long START_LEAD_MS = 5_000;

    /** The run ends before an order given now would take effect. */
    static final long NEVER = Long.MAX_VALUE;

    private final Practices practices;
    private final Random random;

    public Runs(Practices practices, Random random) {
        this.practices = practices;
        this.random = random;
    }

    /** What comes of an order. */
    public sealed interface Decision {
        /** Append this to the log. */
        record Append(RunEvent event) implements Decision {}

        /** P41: what was wanted is so already, or on its way: nothing changes, and that is no error. */
        record Already() implements Decision {}

        /** Nothing changes; {@code message} is a sentence for the person who gave the order. */
        record Refuse(ErrorCode code, String message) implements Decision {}
    }

    /**
     * What this order does.
     *
     * @param run the id that a new run gets
     */
    public Decision decide(Order order, Present present, List<RunEvent> events, double now, String run) {
        if (!present.leads() && !(order instanceof PassTurn pass && mayPass(pass, present, events))) {
            return refuse(ErrorCode.NOT_ALLOWED, "Only those who lead can do that.");
        }
        if (order instanceof StartPractice start) {
            return start(start, present, events, now, run);
        }
        return goesOn(events, now)
                ? new OnRun(practiceOf(events), present, events, effectiveAt(events, now)).decide(order)
                : refuse(ErrorCode.NO_PRACTICE_RUNS, "No practice is on, or it is just ending.");
    }

    /** Is there a run whose end has not come? */
    public boolean isOn(List<RunEvent> events, double now) {
        return endsAfter(events, (long) Math.floor(now));
    }

    /** How the run that is on divides its people; nothing where it does not. P56 to P60. */
    public Optional<RunDivision> division(List<RunEvent> events, double now) {
        return isOn(events, now) && !Groups.of(events).isEmpty()
                ? Optional.of(new RunDivision(
                        practiceOf(events), events, now, goesOn(events, now) ? effectiveAt(events, now) : NEVER))
                : Optional.empty();
    }

    /** P65: the boards of the run that is on, with the instants that are known. */
    public List<BoardCue> boards(List<RunEvent> events, double now) {
        return isOn(events, now) ? boards(practiceOf(events), events) : List.of();
    }

    private static List<BoardCue> boards(Practice practice, List<RunEvent> events) {
        Timeline timeline = Timeline.of(practice, Timeline.ROOM, events);
        List<BoardCue> found = new ArrayList<>();
        for (Timeline.Moment moment : timeline.cues()) {
            Step.Board board = moment.cue().board();
            OptionalLong at = timeline.toProgramme(moment.t());
            if (moment.cue().kind() == Step.Kind.BOARD && board != null && at.isPresent()) {
                found.add(new BoardCue(events.get(0).run(), board.template(), practice.title(), at.getAsLong()));
            }
        }
        return found;
    }

    /** P50: a run with it is in a log. */
    public void begun(PracticeStarted started) {
        practices.begun(started.practice(), started.version());
    }

    private Decision start(StartPractice order, Present present, List<RunEvent> events, double now, String run) {
        Optional<Practice> found = practices.leadableBy(present.actor()).stream()
                .filter(practice -> practice.id().equals(order.practice()))
                .findFirst();
        if (found.isEmpty()) {
            return refuse(ErrorCode.PRACTICE_UNKNOWN, "This practice cannot be led here. Choose one from the list.");
        }
        if (isOn(events, now)) {
            return refuse(
                    ErrorCode.PRACTICE_RUNS_ALREADY,
                    "A practice is on. Let it end, or end it, before the next begins.");
        }
        Practice practice = found.get();
        int least = practice.grouping().least();
        if (present.people().size() < least) {
            return refuse(ErrorCode.TOO_FEW_PEOPLE, "This practice needs at least " + least + " people here.");
        }
        return append(started(practice, order, present, ceil(now) + START_LEAD_MS, run));
    }

    private PracticeStarted started(Practice practice, StartPractice order, Present present, long at, String run) {
        List<RunGroup> groups = practice.hasGroups() ? groupsFor(practice.grouping(), present) : null;
        return new PracticeStarted(run, practice.id(), practice.version(), 1, at, groups, order.without());
    }

    /** P46: people who are in groups already do it in these, unless it is for the room. */
    private List<RunGroup> groupsFor(Practice.Grouping grouping, Present present) {
        boolean divided = !present.groups().isEmpty() && !grouping.size().equals("room");
        Met met = grouping.avoidRepeats() ? present.met() : Met.NOBODY;
        return divided
                ? present.groups()
                : Groups.form(grouping, present.people(), present.actor(), new Mixing(met, random), random);
    }

    /** P31: whoever speaks; if they are gone, anybody of their group. */
    private boolean mayPass(PassTurn order, Present present, List<RunEvent> events) {
        List<String> members = Groups.of(events).stream()
                .filter(group -> group.id().equals(order.group()))
                .findFirst()
                .map(RunGroup::members)
                .orElse(List.of());
        List<String> circle = members.isEmpty() ? members : circle(order, members, events);
        String speaker = order.turn() < circle.size() ? circle.get(order.turn()) : "";
        return speaker.equals(present.actor())
                || (members.contains(present.actor()) && !present.people().contains(speaker));
    }

    private List<String> circle(PassTurn order, List<String> members, List<RunEvent> events) {
        Practice practice = practiceOf(events);
        List<Timeline.Span> spans = Timeline.of(practice, order.group(), events).spans();
        if (order.passage() < 0 || order.passage() >= spans.size()) {
            return List.of();
        }
        Timeline.Span span = spans.get(order.passage());
        return practice.steps().stream()
                .filter(step -> step.id().equals(span.step()))
                .findFirst()
                .map(step -> Circle.of(step, members, span.began()))
                .orElse(members);
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
        OptionalLong end =
                Timeline.of(practiceOf(events), Timeline.ROOM, events).endsAt();
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
    private Practice practiceOf(List<RunEvent> events) {
        PracticeStarted start = (PracticeStarted) events.get(0);
        return practices
                .find(start.practice(), start.version())
                .orElseThrow(() -> new IllegalStateException(
                        "the run " + start.run() + " needs practice " + start.practice() + " " + start.version()));
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
}
