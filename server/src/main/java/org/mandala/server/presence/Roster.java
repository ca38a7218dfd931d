package org.mandala.server.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandala.server.protocol.RosterPerson;

/**
 * The people in one room. Rules S2 to S5. A place is held by a tab: when its connection goes, the place waits for the
 * same tab to come back before anybody is told. Pure state: the caller owns the thread and runs the timers.
 */
public final class Roster {
    /** A closed tab: long enough for a reload, short enough that a leaving is seen. */
    public static final long CLOSED_GRACE_MS = 2_000;

    /** A lost line: long enough for a change of network. */
    public static final long LOST_GRACE_MS = 5_000;

    /** What others are told. */
    public interface Watcher {
        void arrived(RosterPerson person);

        void left(String person);
    }

    private final Watcher watcher;
    private final Map<Place, Object> held = new LinkedHashMap<>();
    private final Map<String, RosterPerson> people = new LinkedHashMap<>();

    public Roster(Watcher watcher) {
        this.watcher = watcher;
    }

    /** A connection takes its tab's place; whatever held the place before has lost it. */
    public void join(RosterPerson person, String tab, Object connection) {
        held.put(new Place(person.id(), tab), connection);
        update(person);
    }

    /** The name or site of someone who is here may have changed. */
    public void update(RosterPerson person) {
        if (!person.equals(people.put(person.id(), person))) {
            watcher.arrived(person);
        }
    }

    /** The tab gives its place up now, or after its grace if it did not come back. An older connection's end changes nothing. */
    public void leave(String person, String tab, Object connection) {
        if (held.remove(new Place(person, tab), connection) && !isHere(person)) {
            people.remove(person);
            watcher.left(person);
        }
    }

    public List<RosterPerson> people() {
        return new ArrayList<>(people.values());
    }

    public Optional<RosterPerson> find(String person) {
        return Optional.ofNullable(people.get(person));
    }

    public boolean isEmpty() {
        return people.isEmpty();
    }

    private boolean isHere(String person) {
        return held.keySet().stream().anyMatch(place -> place.person.equals(person));
    }

    private record Place(String person, String tab) {}
}
