package org.mandala.server.room;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandala.server.protocol.Came;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RosterPerson;

/**
 * What happens without anybody's order: who comes is noted, who comes late is placed, who is left alone in a group joins another.
 * Each follows from the folded log and who is here, so that of several nodes one does it and the others find it done. Rules L5,
 * L25 and L26.
 */
final class Duties {
    /** L26: a lost line is often back by then. */
    static final long ALONE_MS = 30_000;

    /** L25: it is not worth joining a talk for less. */
    static final long TOO_LATE_MS = 60_000;

    private final Map<String, Double> cameAt = new HashMap<>();
    private final Map<String, Double> aloneSince = new HashMap<>();

    /** Somebody came who was not here. */
    void came(String person, double now) {
        cameAt.put(person, now);
    }

    /**
     * The next thing to do, if there is one.
     *
     * @param placesLate whether who comes now finds a place by themselves; not where a practice says otherwise (P62)
     */
    Optional<RoomEvent> next(Scene scene, boolean placesLate) {
        Optional<RoomEvent> noted = note(scene);
        Optional<Grouping> grouping =
                scene.room().groups().on(scene.now()).filter(it -> scene.now() < it.lastEndsAt() - TOO_LATE_MS);
        if (noted.isPresent() || grouping.isEmpty()) {
            return noted;
        }
        Optional<RoomEvent> placed = placesLate ? place(scene, grouping.get()) : Optional.empty();
        return placed.isPresent() ? placed : joinAlone(scene, grouping.get());
    }

    /** Whether somebody is alone, so that it is worth looking again. */
    boolean mustLookAgain() {
        return !aloneSince.isEmpty();
    }

    private static Optional<RoomEvent> note(Scene scene) {
        if (!scene.room().show().beganAt().isPresent()
                || scene.room().show().endedAt().isPresent()) {
            return Optional.empty();
        }
        List<Came> fresh = scene.people().stream()
                .filter(person -> !scene.room().people().came().containsKey(person.id()))
                .map(person -> new Came(person.id(), person.site()))
                .toList();
        return fresh.isEmpty() ? Optional.empty() : Optional.of(new RoomEvent.PeopleCame(fresh));
    }

    private Optional<RoomEvent> place(Scene scene, Grouping grouping) {
        if (grouping.kind() == GroupingKind.CHOICE) {
            return Optional.empty();
        }
        return scene.people().stream()
                .filter(person -> cameAt.getOrDefault(person.id(), 0.0) > grouping.opensAt() - GroupRules.OPENING_MS)
                .filter(person -> scene.room().groups().groupOf(person.id()).isEmpty())
                .flatMap(person ->
                        groupFor(scene, grouping, person).stream().map(group -> placed(grouping, person.id(), group)))
                .findFirst();
    }

    /** One's own team or site, where the groups are those; for who does not lead else the smallest. */
    private static Optional<Group> groupFor(Scene scene, Grouping grouping, RosterPerson person) {
        Optional<Group> own = worthJoining(scene, grouping).stream()
                .filter(group -> belongs(scene, group, person))
                .findFirst();
        return own.isPresent() || scene.leaders().contains(person.id())
                ? own
                : Placing.smallest(
                        worthJoining(scene, grouping),
                        group -> present(scene, group).size());
    }

    private static boolean belongs(Scene scene, Group group, RosterPerson person) {
        String key = group.key();
        return key != null
                && (key.equals(person.site())
                        || scene.lore()
                                .team(key)
                                .filter(it -> it.members().contains(person.id()))
                                .isPresent());
    }

    /** Groups that have time left for one more; each by its own bell (L45). */
    private static List<Group> worthJoining(Scene scene, Grouping grouping) {
        return grouping.groups().stream()
                .filter(group -> scene.now() < grouping.endsAt(group.id()) - TOO_LATE_MS)
                .toList();
    }

    private Optional<RoomEvent> joinAlone(Scene scene, Grouping grouping) {
        List<Group> alone = worthJoining(scene, grouping).stream()
                .filter(group ->
                        group.members().size() > 1 && present(scene, group).size() == 1)
                .toList();
        aloneSince.keySet().retainAll(alone.stream().map(Group::id).toList());
        alone.forEach(group -> aloneSince.putIfAbsent(group.id(), scene.now()));
        return alone.stream()
                .filter(group -> scene.now() - aloneSince.getOrDefault(group.id(), scene.now()) >= ALONE_MS)
                .flatMap(group -> elsewhere(scene, grouping, group).stream())
                .findFirst();
    }

    private static Optional<RoomEvent> elsewhere(Scene scene, Grouping grouping, Group from) {
        List<Group> others = worthJoining(scene, grouping).stream()
                .filter(group -> !group.equals(from) && !present(scene, group).isEmpty())
                .toList();
        return Placing.smallest(others, group -> present(scene, group).size())
                .map(to -> placed(grouping, present(scene, from).get(0), to));
    }

    private static RoomEvent placed(Grouping grouping, String person, Group group) {
        return new RoomEvent.PersonPlaced(grouping.id(), person, group.id());
    }

    private static List<String> present(Scene scene, Group group) {
        return group.members().stream()
                .filter(person -> scene.isHere(person)
                        && scene.room()
                                .groups()
                                .visit(Companion.ownerOf(person))
                                .isEmpty())
                .toList();
    }
}
