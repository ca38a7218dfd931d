package org.mandala.server.room;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.mandala.server.practice.Present;
import org.mandala.server.practice.Runs;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.GroupForm;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.GroupsForm;
import org.mandala.server.protocol.PeopleOrder;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunGroup;
import org.mandala.server.protocol.StageOrder;

/** Decides orders of every kind: a function of the scene alone, so that who loses a race for a number decides again. Rule L2. */
final class Rules {
    private final Runs runs;
    private final Around around;
    private final Random random;

    Rules(Runs runs, Around around, Random random) {
        this.runs = runs;
        this.around = around;
        this.random = random;
    }

    Decision decide(Order order, Scene scene, List<RunEvent> run) {
        if (order instanceof PeopleOrder people) {
            return new PeopleRules(scene).decide(people);
        } else if (order instanceof AgendaOrder agenda) {
            return new AgendaRules(scene).decide(agenda);
        } else if (order instanceof GroupOrder group) {
            return knowsBoards(group)
                    ? new GroupRules(scene, random).decide(group)
                    : Decision.refuse(ErrorCode.NOT_FOUND, "There is no such template for boards.");
        } else if (order instanceof StageOrder stage) {
            return new StageRules(scene, around::knowsTemplate).decide(stage);
        }
        return of(runs.decide(order, present(scene), run, scene.now(), scene.command()));
    }

    /** An order to a practice, which is answered by what is known of its run (P41). */
    static boolean isForRun(Order order) {
        return !(order instanceof PeopleOrder
                || order instanceof AgendaOrder
                || order instanceof GroupOrder
                || order instanceof StageOrder);
    }

    private boolean knowsBoards(GroupOrder order) {
        GroupsForm form = order instanceof GroupOrder.OpenGroups open
                ? open.form()
                : order instanceof GroupOrder.PrepareGroups prepare ? prepare.form() : null;
        if (form == null) {
            return true;
        }
        List<GroupForm> groups = form.groups() == null ? List.of() : form.groups();
        return Stream.concat(Stream.ofNullable(form.board()), groups.stream().map(GroupForm::board))
                .filter(Objects::nonNull)
                .allMatch(around::knowsTemplate);
    }

    private static Present present(Scene scene) {
        List<RunGroup> groups =
                scene.room().groups().on(scene.now()).map(it -> it.groupsOn(scene.now())).orElse(List.of()).stream()
                        .filter(group -> !group.members().isEmpty())
                        .map(group -> new RunGroup(group.id(), group.members()))
                        .toList();
        return new Present(
                scene.actor(),
                scene.leads(),
                scene.people().stream().map(RosterPerson::id).toList(),
                List.copyOf(scene.leaders()),
                groups,
                scene.lore().met());
    }

    private static Decision of(Runs.Decision decision) {
        if (decision instanceof Runs.Decision.Append append) {
            return Decision.append(append.event());
        } else if (decision instanceof Runs.Decision.Refuse refuse) {
            return Decision.refuse(refuse.code(), refuse.message());
        }
        return Decision.already();
    }
}
