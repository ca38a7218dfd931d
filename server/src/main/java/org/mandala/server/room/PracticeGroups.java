package org.mandala.server.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandala.server.practice.Apart;
import org.mandala.server.practice.RunDivision;
import org.mandala.server.practice.Runs;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunGroup;
import org.mandala.server.protocol.SessionEvent;

/**
 * What a practice does with the groups of the session: it opens them, brings everybody back, and goes by them. Follows from the
 * folded log, who is here and the time, so that of several nodes one does it and the others find it done. Rules L5, P56 to P63.
 */
final class PracticeGroups {
    /** The way back is not known, as in a step that is held: as long as those who lead may open groups. */
    private static final long LONGEST_MS = 4 * 3_600_000;

    private final Runs runs;

    PracticeGroups(Runs runs) {
        this.runs = runs;
    }

    /** The next thing to do, if there is one. */
    Optional<SessionEvent> next(Scene scene, List<RunEvent> run) {
        RunDivision division = runs.division(run, scene.now()).orElse(null);
        Grouping on = scene.room().groups().on(scene.now()).orElse(null);
        Optional<SessionEvent> admitted = admit(scene, division, on);
        if (admitted.isPresent()) {
            return admitted;
        }
        Apart apart = division == null
                ? null
                : division.apart().filter(it -> it.from() <= scene.now()).orElse(null);
        if (on == null) {
            return division == null || apart == null ? Optional.empty() : open(scene, division, apart);
        }
        Optional<SessionEvent> timed =
                on.kind() == GroupingKind.PRACTICE ? timed(scene, on, division, apart) : Optional.empty();
        if (timed.isPresent() || division == null) {
            return timed;
        }
        return place(on, division).or(() -> division.follow(peopled(on)));
    }

    /** P62: does who comes now find a place by themselves in groups that this practice opened? */
    boolean placesLate(Scene scene, List<RunEvent> run) {
        boolean ofPractice = scene.room()
                .groups()
                .on(scene.now())
                .filter(it -> it.kind() == GroupingKind.PRACTICE)
                .isPresent();
        return !ofPractice
                || runs.division(run, scene.now()).map(RunDivision::placesLate).orElse(true);
    }

    /** Programme time at which there is more to do, if it is known. */
    OptionalLong lookAt(Scene scene, List<RunEvent> run) {
        return runs.division(run, scene.now())
                .flatMap(RunDivision::apart)
                .filter(it -> it.from() > scene.now())
                .map(it -> OptionalLong.of(it.from()))
                .orElse(OptionalLong.empty());
    }

    /** P61: while groups of the session are open, people find their place in those (L25), and the run goes by them (P60). */
    private static Optional<SessionEvent> admit(Scene scene, @Nullable RunDivision division, @Nullable Grouping on) {
        return division == null || on != null
                ? Optional.empty()
                : division.admit(notLeading(scene)).map(SessionEvent.class::cast);
    }

    /** P56, P57: once for each stretch; groups that were open when it began stay as they are. */
    private static Optional<SessionEvent> open(Scene scene, RunDivision division, Apart apart) {
        String id = id(division, apart);
        boolean met = scene.room()
                .groups()
                .last()
                .filter(it -> it.id().equals(id) || it.closesAt() > apart.from())
                .isPresent();
        long opensAt = scene.at() + GroupRules.OPENING_MS;
        long endsAt = end(opensAt, apart);
        return met || opensAt >= endsAt
                ? Optional.empty()
                : Optional.of(new RoomEvent.GroupsOpened(
                        new Grouping(
                                id,
                                GroupingKind.PRACTICE,
                                division.title(),
                                null,
                                opensAt,
                                endsAt,
                                null,
                                groups(scene, division),
                                null),
                        null));
    }

    /** P58: they end when the stretch does, which may have become later, earlier, or now. */
    private static Optional<SessionEvent> timed(
            Scene scene, Grouping on, @Nullable RunDivision division, @Nullable Apart apart) {
        long endsAt = division != null && apart != null && on.id().equals(id(division, apart))
                ? end(on.opensAt(), apart)
                : scene.at();
        return endsAt == on.endsAt() ? Optional.empty() : Optional.of(new RoomEvent.GroupsTimed(on.id(), endsAt, null));
    }

    /** P59: whom the run has taken into a group is led there. */
    private static Optional<SessionEvent> place(Grouping on, RunDivision division) {
        if (on.kind() != GroupingKind.PRACTICE) {
            return Optional.empty();
        }
        for (RunGroup group : division.groups()) {
            for (String person : group.members()) {
                boolean placed =
                        on.groups().stream().anyMatch(it -> it.members().contains(person));
                if (!placed && Placing.find(on, group.id()).isPresent()) {
                    return Optional.of(new RoomEvent.PersonPlaced(on.id(), person, group.id()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Group> groups(Scene scene, RunDivision division) {
        List<Group> groups = new ArrayList<>();
        for (RunGroup group : division.groupsWith(notLeading(scene))) {
            String name = String.valueOf(groups.size() + 1);
            groups.add(new Group(group.id(), name, null, null, null, null, group.members()));
        }
        return groups;
    }

    private static List<String> notLeading(Scene scene) {
        return scene.people().stream()
                .map(RosterPerson::id)
                .filter(person -> !scene.leaders().contains(person))
                .toList();
    }

    private static List<RunGroup> peopled(Grouping grouping) {
        return grouping.groups().stream()
                .filter(group -> !group.members().isEmpty())
                .map(group -> new RunGroup(group.id(), group.members()))
                .toList();
    }

    private static long end(long opensAt, Apart apart) {
        return apart.until().orElse(opensAt + LONGEST_MS);
    }

    /** Follows from the run and the stretch, so that the same groups are never opened twice. */
    private static String id(RunDivision division, Apart apart) {
        return UUID.nameUUIDFromBytes((division.run() + " " + apart.passage()).getBytes(UTF_8))
                .toString();
    }
}
