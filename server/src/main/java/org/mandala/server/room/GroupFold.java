package org.mandala.server.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.ChatLine;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupLine;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.RoomEvent.GroupsOpened;
import org.mandala.server.protocol.RoomEvent.GroupsPrepared;
import org.mandala.server.protocol.RoomEvent.GroupsTimed;
import org.mandala.server.protocol.RoomEvent.GroupsTold;
import org.mandala.server.protocol.RoomEvent.LineWritten;
import org.mandala.server.protocol.RoomEvent.PersonPlaced;
import org.mandala.server.protocol.RoomEvent.WentTo;
import org.mandala.server.protocol.Told;

/** The groups: prepared, open or last; who visits where, what they were told, what they bring back. */
final class GroupFold {
    final Steps steps = new Steps();
    private final Map<String, String> visits = new LinkedHashMap<>();
    private final List<GroupLine> lines = new ArrayList<>();
    private List<Grouping> prepared = List.of();
    private @Nullable Grouping grouping;
    private @Nullable Told told;

    GroupFold() {
        steps.on(GroupsPrepared.class, (it, event) -> prepared = List.copyOf(it.prepared()));
        steps.on(GroupsOpened.class, (it, event) -> open(it));
        steps.on(GroupsTimed.class, (it, event) -> {
            if (grouping != null && grouping.id().equals(it.grouping())) {
                grouping = grouping.until(it.endsAt(), it.own());
            }
        });
        steps.on(PersonPlaced.class, (it, event) -> {
            if (grouping != null && grouping.id().equals(it.grouping())) {
                grouping = Placing.place(grouping, it.person(), it.group());
                visits.remove(it.person());
            }
        });
        steps.on(WentTo.class, (it, event) -> go(it.person(), it.where()));
        steps.on(
                GroupsTold.class,
                (it, event) -> told = it.text().isBlank() ? null : new Told(event.at(), it.text(), it.groups()));
        steps.on(
                LineWritten.class,
                (it, event) -> write(new GroupLine(it.grouping(), it.group(), it.name(), it.text())));
    }

    List<Grouping> prepared() {
        return prepared;
    }

    /** The last ones that were opened, whether they still are or not. */
    Optional<Grouping> last() {
        return Optional.ofNullable(grouping);
    }

    /** The groups that are open, or open in a moment. */
    Optional<Grouping> on(double now) {
        return last().filter(it -> it.isOn(now));
    }

    Optional<Group> groupOf(String person) {
        return last().flatMap(it -> it.groups().stream()
                .filter(group -> group.members().contains(person))
                .findFirst());
    }

    /** Where somebody is: the room, or a group. Rule L20: one place for everybody, at any time. */
    String where(String person, double now) {
        Grouping open = last().filter(it -> it.isOpen(now)).orElse(null);
        if (open == null) {
            return ChatLine.ROOM;
        }
        String visit = visits.get(person);
        if (visit != null && (visit.equals(ChatLine.ROOM) || open.isOn(visit, now))) {
            return visit;
        }
        return groupOf(person)
                .map(Group::id)
                .filter(group -> open.isOn(group, now))
                .orElse(ChatLine.ROOM);
    }

    Map<String, String> visits() {
        return Map.copyOf(visits);
    }

    Optional<String> visit(String person) {
        return Optional.ofNullable(visits.get(person));
    }

    Optional<Told> told() {
        return Optional.ofNullable(told);
    }

    List<GroupLine> lines() {
        return List.copyOf(lines);
    }

    private void open(GroupsOpened opened) {
        grouping = opened.grouping();
        prepared = prepared.stream()
                .filter(it -> !it.id().equals(opened.prepared()))
                .toList();
        visits.clear();
        told = null;
    }

    private void go(String person, String where) {
        if (where.isEmpty()) {
            visits.remove(person);
        } else {
            visits.put(person, where);
        }
    }

    private void write(GroupLine written) {
        lines.removeIf(line ->
                line.grouping().equals(written.grouping()) && line.group().equals(written.group()));
        if (!written.text().isBlank()) {
            lines.add(written);
        }
    }
}
