package org.mandala.server.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mandala.server.practice.Mixing;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupingKind;

/** Groups whose members were named beforehand, when they open: not all have come, and others have. Rule L46. */
final class NamedGroups {
    private final Scene scene;
    private final Random random;

    NamedGroups(Scene scene, Random random) {
        this.scene = scene;
        this.random = random;
    }

    /** Those in which two are here, as they were named; everybody else by the kind, or in the smallest of them. */
    List<Group> withOthers(List<Group> named, GroupingKind kind) {
        List<Group> groups =
                new ArrayList<>(named.stream().filter(this::isAlive).toList());
        Set<String> placed = new HashSet<>();
        groups.forEach(group -> placed.addAll(group.members()));
        List<String> others = scene.everybody().stream()
                .filter(person -> !scene.leaders().contains(Companion.ownerOf(person)) && !placed.contains(person))
                .toList();
        boolean mixes = kind == GroupingKind.PAIRS || kind == GroupingKind.THREES;
        if (!mixes || (others.size() < Division.sizeOf(kind) && !groups.isEmpty())) {
            return Division.withRest(groups.isEmpty() ? named : groups, others, placed);
        }
        groups.addAll(further(named, small(others, Division.sizeOf(kind))));
        return groups;
    }

    private List<List<String>> small(List<String> people, int size) {
        Map<String, List<String>> devices = new LinkedHashMap<>();
        people.forEach(person -> devices.computeIfAbsent(Companion.ownerOf(person), none -> new ArrayList<>())
                .add(person));
        List<List<String>> found = new ArrayList<>();
        List<String> single = new ArrayList<>();
        devices.values().forEach(device -> Division.divideDevice(device, size, found, single));
        if (!single.isEmpty()) {
            found.addAll(new Mixing(scene.lore().met(), random).mix(single, size));
        }
        return found;
    }

    private boolean isAlive(Group group) {
        return group.members().stream().filter(scene::isHere).count() > 1;
    }

    /** They have numbers of their own, and boards as the first has. */
    private static List<Group> further(List<Group> named, List<List<String>> found) {
        List<Group> all = new ArrayList<>(named);
        for (List<String> members : found) {
            String number = String.valueOf(all.size() + 1);
            String template = named.isEmpty() ? null : named.get(0).template();
            all.add(new Group(Division.id(all), number, null, null, null, template, members));
        }
        return all.subList(named.size(), all.size());
    }
}
