package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mandala.server.practice.Runs.Decision;
import org.mandala.server.protocol.ClientMessage.BackPractice;
import org.mandala.server.protocol.ClientMessage.ExtendPractice;
import org.mandala.server.protocol.ClientMessage.GoOnPractice;
import org.mandala.server.protocol.ClientMessage.GroupPractice;
import org.mandala.server.protocol.ClientMessage.HandOver;
import org.mandala.server.protocol.ClientMessage.HoldPractice;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ClientMessage.PassTurn;
import org.mandala.server.protocol.ClientMessage.PausePractice;
import org.mandala.server.protocol.ClientMessage.ResumePractice;
import org.mandala.server.protocol.ClientMessage.RingBell;
import org.mandala.server.protocol.ClientMessage.SayLine;
import org.mandala.server.protocol.ClientMessage.SkipPractice;
import org.mandala.server.protocol.ClientMessage.StopPractice;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.BellRung;
import org.mandala.server.protocol.RunEvent.LineSaid;
import org.mandala.server.protocol.RunEvent.PracticeExtended;
import org.mandala.server.protocol.RunEvent.PracticeGrouped;
import org.mandala.server.protocol.RunEvent.PracticeHandedOver;
import org.mandala.server.protocol.RunEvent.PracticeHeld;
import org.mandala.server.protocol.RunEvent.PracticePaused;
import org.mandala.server.protocol.RunEvent.PracticeResumed;
import org.mandala.server.protocol.RunEvent.PracticeSkipped;
import org.mandala.server.protocol.RunEvent.PracticeStopped;
import org.mandala.server.protocol.RunEvent.PracticeWentBack;
import org.mandala.server.protocol.RunEvent.PracticeWentOn;
import org.mandala.server.protocol.RunEvent.TurnPassed;
import org.mandala.server.protocol.RunGroup;

/** An order to a run that is on and goes on at {@code at}. */
final class OnRun {
    private final Practice practice;
    private final Present present;
    private final List<RunEvent> events;
    private final long at;
    private final String run;
    private final Timeline timeline;
    private final int passage;

    OnRun(Practice practice, Present present, List<RunEvent> events, long at) {
        this.practice = practice;
        this.present = present;
        this.events = events;
        this.at = at;
        run = events.get(0).run();
        timeline = Timeline.of(practice, Timeline.ROOM, events);
        passage = timeline.passageAt(timeline.toRun(at));
    }

    Decision decide(Order order) {
        if (order instanceof PausePractice) {
            return paused() ? new Decision.Already() : append(new PracticePaused(run, at));
        } else if (order instanceof ResumePractice) {
            return paused() ? append(new PracticeResumed(run, at)) : new Decision.Already();
        } else if (order instanceof StopPractice) {
            return append(new PracticeStopped(run, at));
        } else if (order instanceof ExtendPractice extend) {
            return changed(new PracticeExtended(run, at, step(), extend.ms()));
        } else if (order instanceof HoldPractice hold) {
            return inPassage(hold.passage(), step -> new PracticeHeld(run, at, step));
        } else if (order instanceof GoOnPractice on) {
            return inPassage(on.passage(), step -> new PracticeWentOn(run, at, step));
        } else if (order instanceof SkipPractice skip) {
            return inPassage(skip.passage(), step -> new PracticeSkipped(run, at, step, into()));
        } else if (order instanceof BackPractice back) {
            return inPassage(back.passage(), step -> new PracticeWentBack(run, at, back.step()));
        } else if (order instanceof PassTurn pass) {
            return inPassage(pass.passage(), step -> new TurnPassed(run, at, pass.group(), pass.turn()));
        }
        return decideForPeople(order);
    }

    private Decision decideForPeople(Order order) {
        if (order instanceof RingBell ring) {
            return append(new BellRung(run, at, ring.bell(), ring.groups()));
        } else if (order instanceof SayLine say) {
            return append(new LineSaid(run, at, say.text(), say.groups()));
        } else if (order instanceof HandOver over) {
            return handOver(over.person());
        } else if (order instanceof GroupPractice) {
            return takeIn();
        }
        throw new IllegalArgumentException(order.getClass().getSimpleName() + " is no order to a run");
    }

    /** P41: an order to a passage that is over when it would take effect has been overtaken. */
    private Decision inPassage(int meant, Function<String, RunEvent> event) {
        return meant == passage ? changed(event.apply(step())) : new Decision.Already();
    }

    /** P41: an event that would change nothing is not worth a line of the log. */
    private Decision changed(RunEvent event) {
        List<RunEvent> after = new ArrayList<>(events);
        after.add(event);
        return groups().allMatch(group -> same(group, after)) ? new Decision.Already() : append(event);
    }

    private boolean same(String group, List<RunEvent> after) {
        Timeline before = Timeline.of(practice, group, events);
        Timeline changed = Timeline.of(practice, group, after);
        return before.spans().equals(changed.spans()) && before.cues().equals(changed.cues());
    }

    private Stream<String> groups() {
        List<RunGroup> groups = Groups.of(events);
        return groups.isEmpty() ? Stream.of(Timeline.ROOM) : groups.stream().map(RunGroup::id);
    }

    private Decision handOver(String person) {
        return present.leaders().contains(person)
                ? append(new PracticeHandedOver(run, at, person))
                : refuse(ErrorCode.NOT_HERE, "They are not here, or may not lead.");
    }

    private Decision takeIn() {
        List<RunGroup> groups = Groups.of(events);
        if (groups.isEmpty()) {
            return new Decision.Already();
        }
        List<RunGroup> all = Groups.withLate(groups, present.people());
        return all.equals(groups) ? new Decision.Already() : append(new PracticeGrouped(run, at, all));
    }

    private boolean paused() {
        long pauses = events.stream().filter(PracticePaused.class::isInstance).count();
        long resumes = events.stream().filter(PracticeResumed.class::isInstance).count();
        return pauses > resumes;
    }

    private String step() {
        return timeline.spans().get(passage).step();
    }

    private long into() {
        return Math.max(0, timeline.toRun(at) - timeline.spans().get(passage).from());
    }

    private static Decision append(RunEvent event) {
        return new Decision.Append(event);
    }

    private static Decision refuse(ErrorCode code, String message) {
        return new Decision.Refuse(code, message);
    }
}
