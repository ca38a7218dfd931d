package org.mandala.server.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.ChatLine;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.GroupsForm;
import org.mandala.server.protocol.RoomEvent;

/** Groupings and breakouts. Rules L20 to L29. */
final class GroupRules {
    /** L21: nobody is taken away in mid-word. */
    static final long OPENING_MS = 5_000;

    private static final int MS_PER_SECOND = 1_000;
    private static final int MAX_PREPARED = 20;

    private final Scene scene;
    private final RoomFold room;
    private final Random random;

    GroupRules(Scene scene, Random random) {
        this.scene = scene;
        this.room = scene.room();
        this.random = random;
    }

    Decision decide(GroupOrder order) {
        if (order instanceof GroupOrder.OpenGroups open) {
            return open(open.prepared(), open.form());
        } else if (order instanceof GroupOrder.PrepareGroups prepare) {
            return prepare(prepare.form());
        } else if (order instanceof GroupOrder.DropPrepared drop) {
            return drop(drop.grouping());
        } else if (order instanceof GroupOrder.WriteLine write) {
            return write(write);
        } else if (order instanceof GroupOrder.GoTo go) {
            return go(go.where());
        }
        return room.groups()
                .on(scene.now())
                .map(grouping -> whileOn(order, grouping))
                .orElseGet(GroupRules::closed);
    }

    private Decision whileOn(GroupOrder order, Grouping grouping) {
        if (order instanceof GroupOrder.TellGroups tell) {
            return Decision.append(new RoomEvent.GroupsTold(tell.text().strip(), tell.groups()));
        } else if (order instanceof GroupOrder.PlacePerson place) {
            return grouping.id().equals(place.grouping()) ? place(grouping, place.person(), place.group()) : closed();
        } else if (order instanceof GroupOrder.ExtendGroups && grouping.kind() == GroupingKind.PRACTICE) {
            return Decision.refuse(
                    ErrorCode.GROUPS_OPEN, "These groups go with the practice. Make its step longer instead.");
        } else if (order instanceof GroupOrder.ExtendGroups extend) {
            long from = Math.max(grouping.endsAt(), scene.at());
            return grouping.id().equals(extend.grouping())
                    ? Decision.append(new RoomEvent.GroupsTimed(grouping.id(), from + extend.ms()))
                    : closed();
        }
        boolean ending =
                scene.at() >= grouping.endsAt() || !grouping.id().equals(((GroupOrder.CloseGroups) order).grouping());
        return ending ? Decision.already() : Decision.append(new RoomEvent.GroupsTimed(grouping.id(), scene.at()));
    }

    private Decision open(@Nullable String prepared, GroupsForm form) {
        boolean open = room.groups()
                .on(scene.now())
                .filter(it -> scene.at() < it.endsAt())
                .isPresent();
        if (open) {
            return Decision.refuse(ErrorCode.GROUPS_OPEN, "Groups are open. Bring them back before you open others.");
        }
        List<Group> groups = prepared == null ? made(form) : preparedGroups(prepared, form);
        if (groups.isEmpty()) {
            return none(form.kind());
        }
        long opensAt = scene.at() + OPENING_MS;
        return Decision.append(new RoomEvent.GroupsOpened(new Grouping(
                scene.command(),
                form.kind(),
                form.title().strip(),
                form.prompt(),
                opensAt,
                opensAt + (long) form.seconds() * MS_PER_SECOND,
                groups)));
    }

    private List<Group> preparedGroups(String id, GroupsForm form) {
        return room.groups().prepared().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .map(it -> withBoards(it.groups(), form.board()))
                .orElseGet(() -> made(form));
    }

    private List<Group> made(GroupsForm form) {
        return withBoards(new Division(scene, random).of(form), form.board());
    }

    /** The board's id follows from the order and the group, so that making it a second time makes nothing new. */
    private List<Group> withBoards(List<Group> groups, @Nullable String template) {
        if (template == null) {
            return groups;
        }
        return groups.stream()
                .map(it -> new Group(it.id(), it.name(), it.key(), board(it.id()), it.prompt(), it.members()))
                .toList();
    }

    private String board(String group) {
        return "group." + UUID.nameUUIDFromBytes((scene.command() + " " + group).getBytes(UTF_8));
    }

    private Decision prepare(GroupsForm form) {
        List<Group> groups = new Division(scene, random).of(form);
        if (groups.isEmpty()) {
            return none(form.kind());
        }
        List<Grouping> all = new ArrayList<>(room.groups().prepared());
        if (all.size() >= MAX_PREPARED) {
            return Decision.refuse(ErrorCode.TOO_MANY_LINES, "Twenty are prepared. Take one away first.");
        }
        long length = (long) form.seconds() * MS_PER_SECOND;
        all.add(new Grouping(scene.command(), form.kind(), form.title().strip(), form.prompt(), 0, length, groups));
        return Decision.append(new RoomEvent.GroupsPrepared(all));
    }

    private Decision drop(String grouping) {
        List<Grouping> rest = room.groups().prepared().stream()
                .filter(it -> !it.id().equals(grouping))
                .toList();
        return rest.size() == room.groups().prepared().size()
                ? Decision.already()
                : Decision.append(new RoomEvent.GroupsPrepared(rest));
    }

    private Decision place(Grouping grouping, String person, String group) {
        boolean own = grouping.kind() == GroupingKind.CHOICE
                && Companion.ownerOf(person).equals(scene.actor());
        if (!scene.leads() && !own) {
            return Decision.notAllowed();
        }
        if (Placing.find(grouping, group).isEmpty()) {
            return Decision.refuse(ErrorCode.NO_SUCH_GROUP, "There is no such group any more.");
        }
        if (!scene.isHere(person)) {
            return Decision.refuse(ErrorCode.NOT_HERE, "They are not here just now.");
        }
        boolean there = room.groups()
                .groupOf(person)
                .filter(it -> it.id().equals(group))
                .isPresent();
        return there && room.groups().visit(person).isEmpty()
                ? Decision.already()
                : Decision.append(new RoomEvent.PersonPlaced(grouping.id(), person, group));
    }

    private Decision go(String where) {
        Grouping grouping = room.groups().on(scene.now()).orElse(null);
        if (grouping == null) {
            return where.isEmpty() || where.equals(ChatLine.ROOM) ? Decision.already() : closed();
        }
        boolean group = Placing.find(grouping, where).isPresent();
        if (!where.isEmpty() && !where.equals(ChatLine.ROOM) && (!group || !scene.leads())) {
            return group ? Decision.notAllowed() : Decision.refuse(ErrorCode.NO_SUCH_GROUP, "There is no such group.");
        }
        return room.groups().visit(scene.actor()).orElse("").equals(where)
                ? Decision.already()
                : Decision.append(new RoomEvent.WentTo(scene.actor(), where));
    }

    /** Until the next groups open, so that a line may be ended after the way back. */
    private Decision write(GroupOrder.WriteLine order) {
        Grouping grouping = room.groups()
                .last()
                .filter(it -> it.id().equals(order.grouping()))
                .orElse(null);
        Group group =
                grouping == null ? null : Placing.find(grouping, order.group()).orElse(null);
        if (group == null) {
            return closed();
        }
        boolean member = group.members().stream()
                .anyMatch(person -> Companion.ownerOf(person).equals(scene.actor()));
        return member || scene.leads()
                ? Decision.append(new RoomEvent.LineWritten(
                        order.grouping(), group.id(), group.name(), order.text().strip()))
                : Decision.refuse(ErrorCode.NOT_ALLOWED, "This is another group's line.");
    }

    private static Decision none(GroupingKind kind) {
        return Decision.refuse(
                ErrorCode.TOO_FEW_PEOPLE,
                kind == GroupingKind.CHOICE
                        ? "Give the groups names first, so that people can choose."
                        : "There is nobody here who could be divided so.");
    }

    private static Decision closed() {
        return Decision.refuse(ErrorCode.GROUPS_CLOSED, "These groups are over.");
    }
}
