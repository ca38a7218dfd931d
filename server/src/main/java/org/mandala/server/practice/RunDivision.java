package org.mandala.server.practice;

import java.util.List;
import java.util.Optional;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeGrouped;
import org.mandala.server.protocol.RunGroup;

/** How a run that is on divides its people, for the room that sees to it. Rules P56 to P63. */
public final class RunDivision {
    private final Practice practice;
    private final List<RunEvent> events;
    private final long now;
    private final long at;
    private final List<RunGroup> groups;

    /** @param at when a change that is decided now takes effect */
    RunDivision(Practice practice, List<RunEvent> events, double now, long at) {
        this.practice = practice;
        this.events = events;
        this.now = (long) Math.floor(now);
        this.at = at;
        groups = Groups.of(events);
    }

    public String run() {
        return events.get(0).run();
    }

    public String title() {
        return practice.title();
    }

    /** The stretch in groups that is on or comes next. P57: one circle of all is together in the room. */
    public Optional<Apart> apart() {
        boolean circle = groups.size() == 1 && groups.get(0).id().equals(Timeline.ROOM);
        return circle
                ? Optional.empty()
                : Timeline.of(practice, Timeline.ROOM, events).apart(now);
    }

    public List<RunGroup> groups() {
        return groups;
    }

    /** P59: with those of {@code people} who came late; where who is left over rests, or the door is closed, nobody is sent in. */
    public List<RunGroup> groupsWith(List<String> people) {
        return rests() || !placesLate() ? groups : Groups.withLate(groups, people);
    }

    /** P61: while the door is open, those of {@code people} who are in no group are taken in. */
    public Optional<RunEvent> admit(List<String> people) {
        if (rests() || at == Runs.NEVER || late() != Late.JOINS) {
            return Optional.empty();
        }
        List<RunGroup> all = Groups.withLate(groups, people);
        return all.equals(groups) ? Optional.empty() : Optional.of(new PracticeGrouped(run(), at, all));
    }

    /** P62: may who comes now be placed without being asked for? */
    public boolean placesLate() {
        Late late = late();
        return late == Late.ASKS || late == Late.JOINS;
    }

    private Late late() {
        return Late.at(practice, Timeline.of(practice, Timeline.ROOM, events), now);
    }

    private boolean rests() {
        return "sit-out".equals(practice.grouping().odd());
    }

    /** P60: the run goes by the groups in which its people are, unless it is for the room. */
    public Optional<RunEvent> follow(List<RunGroup> there) {
        boolean same = practice.grouping().size().equals("room") || there.isEmpty() || there.equals(groups);
        return same || at == Runs.NEVER ? Optional.empty() : Optional.of(new PracticeGrouped(run(), at, there));
    }
}
