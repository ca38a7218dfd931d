package org.mandala.server.practice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunEvent.PracticeGrouped;
import org.mandala.server.protocol.RunEvent.PracticeStarted;
import org.mandala.server.protocol.RunGroup;

/** Who does a practice together. Rules P36 to P39. */
final class Groups {
    /** More than this do not fit into one round. */
    private static final int CIRCLE_MAX = 8;

    private static final int HOME_SIZE = 6;

    /** Groups for a run that starts: {@code people} in the order in which they came. */
    static List<RunGroup> form(
            Practice.Grouping grouping, List<String> people, String leader, Mixing mixing, Random random) {
        List<String> others = new ArrayList<>(people);
        others.remove(leader);
        return switch (grouping.size()) {
            case "room" -> List.of(new RunGroup(Timeline.ROOM, people));
            case "home" ->
                people.size() <= CIRCLE_MAX
                        ? List.of(new RunGroup(Timeline.ROOM, people))
                        : split(shuffled(others, random), Math.round(others.size() / (float) HOME_SIZE));
            case "1" -> split(people, people.size());
            default -> small(Integer.parseInt(grouping.size()), grouping.odd(), people, others, leader, mixing);
        };
    }

    /** The groups as the events of a run have left them; empty where it names none. */
    static List<RunGroup> of(List<RunEvent> events) {
        List<RunGroup> groups = List.of();
        for (RunEvent event : events) {
            if (event instanceof PracticeStarted started && started.groups() != null) {
                groups = started.groups();
            } else if (event instanceof PracticeGrouped grouped) {
                groups = grouped.groups();
            }
        }
        return groups;
    }

    /** P36: whoever is in no group joins the smallest, at its end. */
    static List<RunGroup> withLate(List<RunGroup> groups, List<String> people) {
        Set<String> placed = new HashSet<>();
        List<List<String>> members = new ArrayList<>();
        for (RunGroup group : groups) {
            placed.addAll(group.members());
            members.add(new ArrayList<>(group.members()));
        }
        for (String person : people) {
            if (placed.add(person)) {
                smallest(members).add(person);
            }
        }
        List<RunGroup> found = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            found.add(new RunGroup(groups.get(i).id(), members.get(i)));
        }
        return found;
    }

    /** P38, P39: the leader is left out, unless they make the number even or there is nobody else. */
    private static List<RunGroup> small(
            int size, @Nullable String odd, List<String> people, List<String> others, String leader, Mixing mixing) {
        List<String> paired = new ArrayList<>(others.size() < size ? people : others);
        int left = paired.size() % size;
        if (left > 0 && "facilitator".equals(odd) && !paired.contains(leader)) {
            paired.add(leader);
        } else if (left > 0 && "sit-out".equals(odd) && paired.size() > size) {
            paired = paired.subList(0, paired.size() - left);
        }
        List<RunGroup> groups = new ArrayList<>();
        for (List<String> members : mixing.mix(paired, size)) {
            groups.add(new RunGroup("g" + (groups.size() + 1), members));
        }
        return groups;
    }

    private static List<RunGroup> split(List<String> people, int wanted) {
        int count = Math.max(1, wanted);
        List<RunGroup> groups = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < count; i++) {
            int to = from + people.size() / count + (i < people.size() % count ? 1 : 0);
            groups.add(new RunGroup("g" + (i + 1), people.subList(from, to)));
            from = to;
        }
        return groups;
    }

    private static List<String> shuffled(List<String> people, Random random) {
        List<String> mixed = new ArrayList<>(people);
        Collections.shuffle(mixed, random);
        return mixed;
    }

    private static List<String> smallest(List<List<String>> groups) {
        List<String> smallest = groups.get(0);
        for (List<String> group : groups) {
            smallest = group.size() < smallest.size() ? group : smallest;
        }
        return smallest;
    }

    private Groups() {}
}
