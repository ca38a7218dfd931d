package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mandala.server.board.Templates;
import org.mandala.server.practice.Met;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.protocol.AgendaLine;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.GroupsForm;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.SessionEvent;

/** A room in which one order is decided after the other. Lea leads; the others came in the order of their names. */
abstract class RuleScene {
    static final String LEA = "lea";

    Rules rules = rulesIn(Around.nothing());
    final RoomFold room = new RoomFold();
    final Duties duties = new Duties();
    final List<RosterPerson> here = new ArrayList<>();
    Lore lore = new Lore(
            "s", List.of(line("l1"), line("l2"), line("l3")), Map.of(), List.of(), Map.of(), Map.of(), Met.NOBODY);
    double now = 1_000_000;
    long seq;

    RuleScene() {
        come(LEA);
        for (int i = 1; i <= 5; i++) {
            come("p" + i);
        }
    }

    Grouping open(GroupsForm form) {
        does(LEA, new GroupOrder.OpenGroups("open" + seq, null, form, null));
        return room.groups().last().orElseThrow();
    }

    void come(String id) {
        Role role = id.equals(LEA) ? Role.FACILITATOR : Role.PRACTITIONER;
        here.add(new RosterPerson(id, id, "boston", role));
        duties.came(id, now);
    }

    void go(String id) {
        here.removeIf(person -> person.id().equals(id));
    }

    void dutiesDone() {
        duties.next(scene("house", "house"), true).ifPresent(event -> {
            happens("house", null, event);
            dutiesDone();
        });
    }

    void does(String who, Order order) {
        Decision decision = decide(who, order);
        if (decision instanceof Decision.Append append) {
            happens(who, order.command(), append.event());
        } else {
            assertThat(decision).as("%s", order).isInstanceOf(Decision.Already.class);
        }
    }

    ErrorCode refused(String who, Order order) {
        Decision decision = decide(who, order);
        assertThat(decision).isInstanceOf(Decision.Refuse.class);
        return ((Decision.Refuse) decision).code();
    }

    Decision decide(String who, Order order) {
        return rules.decide(order, scene(who, order.command()), List.of());
    }

    Scene scene(String who, String command) {
        LinkedHashSet<String> leaders = new LinkedHashSet<>(List.of(LEA));
        return new Scene(who, who.equals(LEA), List.copyOf(here), leaders, room, lore, now, command);
    }

    void happens(String who, @Nullable String command, SessionEvent event) {
        seq++;
        room.apply(new LoggedEvent(seq, Math.round(now), who, command, event));
    }

    List<String> hands() {
        return room.view(LEA, true).hands().stream().map(hand -> hand.person()).toList();
    }

    List<Integer> seconds() {
        return room.show().agenda().orElseThrow().lines().stream()
                .map(AgendaLine::seconds)
                .toList();
    }

    static List<Integer> sizes(Grouping grouping) {
        return grouping.groups().stream().map(group -> group.members().size()).toList();
    }

    static List<String> members(Grouping grouping) {
        return grouping.groups().stream()
                .flatMap(group -> group.members().stream())
                .toList();
    }

    static Rules rulesIn(Around around) {
        return new Rules(new Runs(new Practices(null, new Templates(null)), new Random(1)), around, new Random(1));
    }

    static Rules withTemplates() {
        return rulesIn(new Around() {
            @Override
            public Future<Lore> lore(String session) {
                return Future.succeededFuture(Lore.NONE);
            }

            @Override
            public Future<Void> makeBoard(String session, String board, String title, String template) {
                return Future.succeededFuture();
            }

            @Override
            public Future<Void> ended(String session) {
                return Future.succeededFuture();
            }

            @Override
            public boolean knowsTemplate(String template) {
                return template.equals("iceberg");
            }
        });
    }

    Lore withTeam() {
        List<Lore.Team> teams = List.of(new Lore.Team("t1", "North", false, "b1", List.of("p1", "p2")));
        return new Lore("s", lore.plan(), Map.of(), teams, Map.of(), Map.of(), Met.NOBODY);
    }

    Lore withHomes() {
        return new Lore(
                "s",
                lore.plan(),
                Map.of(),
                List.of(
                        new Lore.Team("t1", "North", true, null, List.of("p1", "p2")),
                        new Lore.Team("t2", "South", true, null, List.of("p3", "p4"))),
                Map.of(),
                Map.of(),
                Met.NOBODY);
    }

    static GroupsForm pairs(String odd) {
        return new GroupsForm(GroupingKind.PAIRS, "Pairs", 600, odd, null, null, null, null);
    }

    static AgendaLine line(String id) {
        return new AgendaLine(id, "talk", id, 600, 600, "room", null, null, null, false, null, null);
    }
}
