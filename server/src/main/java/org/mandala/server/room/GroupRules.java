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
import org.mandala.server.room.Decision.NewBoard;

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
            return open(open);
        } else if (order instanceof GroupOrder.PrepareGroups prepare) {
            return prepare(prepare.prepared(), prepare.form());
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
            return grouping.id().equals(extend.grouping()) ? extend(grouping, extend) : closed();
        }
        GroupOrder.CloseGroups close = (GroupOrder.CloseGroups) order;
        return grouping.id().equals(close.grouping()) ? close(grouping, close.group()) : Decision.already();
    }

    private Decision extend(Grouping grouping, GroupOrder.ExtendGroups order) {
        String group = order.group();
        if (group != null && (Placing.find(grouping, group).isEmpty() || !grouping.isOn(group, scene.now()))) {
            return closed();
        }
        return Decision.append(
                GroupTimes.timed(grouping, group, scene.now(), end -> Math.max(end, scene.at()) + order.ms()));
    }

    private Decision close(Grouping grouping, @Nullable String group) {
        RoomEvent.GroupsTimed timed = GroupTimes.timed(grouping, group, scene.now(), end -> Math.min(end, scene.at()));
        Grouping then = grouping.until(timed.endsAt(), timed.own());
        return then.equals(grouping) ? Decision.already() : Decision.append(timed);
    }

    private Decision open(GroupOrder.OpenGroups order) {
        String prepared = order.prepared();
        GroupsForm form = order.form();
        boolean open = room.groups()
                .on(scene.now())
                .filter(it -> scene.at() < it.lastEndsAt())
                .isPresent();
        if (open) {
            return Decision.refuse(ErrorCode.GROUPS_OPEN, "Groups are open. Bring them back before you open others.");
        }
        List<Group> planned =
                prepared == null ? made(form) : preparedGroups(prepared, form, Boolean.TRUE.equals(order.others()));
        boolean nobody = planned.stream().allMatch(group -> group.members().isEmpty());
        if (planned.isEmpty() || (nobody && form.kind() != GroupingKind.CHOICE)) {
            return none(form.kind());
        }
        List<NewBoard> boards = new ArrayList<>();
        List<Group> groups =
                planned.stream().map(it -> withBoard(it, form, boards)).toList();
        long opensAt = scene.at() + OPENING_MS;
        long endsAt = opensAt + (long) form.seconds() * MS_PER_SECOND;
        return new Decision.Append(
                new RoomEvent.GroupsOpened(grouping(form, opensAt, endsAt, groups), prepared), boards);
    }

    private List<Group> preparedGroups(String id, GroupsForm form, boolean others) {
        return room.groups().prepared().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .map(Grouping::groups)
                .map(groups -> others && form.kind() != GroupingKind.CHOICE
                        ? new NamedGroups(scene, random).withOthers(groups, form.kind())
                        : groups)
                .orElseGet(() -> made(form));
    }

    /** Each with the template of its own, or of all; a team's board that lasts gives way to a template only. */
    private List<Group> made(GroupsForm form) {
        return new Division(scene, random)
                .of(form).stream()
                        .map(it -> it.template() == null ? it.planned(form.board()) : it)
                        .toList();
    }

    /** The board's id follows from the order and the group, so that making it a second time makes nothing new. */
    private Group withBoard(Group group, GroupsForm form, List<NewBoard> boards) {
        String template = group.template();
        if (template == null) {
            return group;
        }
        String id = "group." + UUID.nameUUIDFromBytes((scene.command() + " " + group.id()).getBytes(UTF_8));
        boards.add(new NewBoard(id, form.title().strip() + " · " + group.name(), template));
        return group.at(id);
    }

    private Grouping grouping(GroupsForm form, long opensAt, long endsAt, List<Group> groups) {
        return new Grouping(
                scene.command(),
                form.kind(),
                form.title().strip(),
                form.prompt(),
                opensAt,
                endsAt,
                form.line(),
                groups,
                null);
    }

    /** Rule L41: what is prepared again stands where it stood. */
    private Decision prepare(@Nullable String prepared, GroupsForm form) {
        List<Group> groups = made(form);
        if (groups.isEmpty()) {
            return none(form.kind());
        }
        Grouping fresh = grouping(form, 0, (long) form.seconds() * MS_PER_SECOND, groups);
        List<Grouping> all = new ArrayList<>(room.groups().prepared());
        int at = all.stream().map(Grouping::id).toList().indexOf(prepared);
        if (at >= 0) {
            all.set(at, fresh);
        } else if (all.size() >= MAX_PREPARED) {
            return Decision.refuse(ErrorCode.TOO_MANY_LINES, "Twenty are prepared. Take one away first.");
        } else {
            all.add(fresh);
        }
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
        if (Placing.find(grouping, group).isEmpty() || !grouping.isOn(group, scene.now())) {
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
        boolean group = Placing.find(grouping, where).isPresent() && grouping.isOn(where, scene.now());
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
