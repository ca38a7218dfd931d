package org.mandala.server.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.Grouping;

/** Who belongs into which group. Pure. Rules L25 and L26. */
final class Placing {

    /** The person is in this group and in no other; nothing changes if there is no such group. */
    static Grouping place(Grouping grouping, String person, String group) {
        if (find(grouping, group).isEmpty()) {
            return grouping;
        }
        List<Group> groups = new ArrayList<>();
        for (Group each : grouping.groups()) {
            if (each.id().equals(group)) {
                groups.add(each.members().contains(person) ? each : each.with(person));
            } else {
                groups.add(each.members().contains(person) ? each.without(person) : each);
            }
        }
        return grouping.of(groups);
    }

    static Optional<Group> find(Grouping grouping, String id) {
        return grouping.groups().stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** The first of the smallest, as {@code size} counts, among those that somebody is in; else the first of all. */
    static Optional<Group> smallest(List<Group> groups, ToIntFunction<Group> size) {
        Optional<Group> alive = smallestOf(
                groups.stream().filter(group -> size.applyAsInt(group) > 0).toList(), size);
        return alive.isPresent() ? alive : groups.stream().findFirst();
    }

    private static Optional<Group> smallestOf(List<Group> groups, ToIntFunction<Group> size) {
        Group found = null;
        for (Group group : groups) {
            found = found == null || size.applyAsInt(group) < size.applyAsInt(found) ? group : found;
        }
        return Optional.ofNullable(found);
    }

    private Placing() {}
}
