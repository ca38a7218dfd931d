package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandala.server.board.Templates;
import org.mandala.server.practice.Met;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Runs;
import org.mandala.server.protocol.Agenda;
import org.mandala.server.protocol.AgendaLine;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.ClientMessage.Order;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupForm;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.GroupsForm;
import org.mandala.server.protocol.LineForm;
import org.mandala.server.protocol.PeopleOrder;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.protocol.Showing;
import org.mandala.server.protocol.StageOrder;
import org.mandala.server.protocol.Walk;

/** Rules L10 to L36, one order after the other. Lea leads; the others came in the order of their names. */
class RulesTest {
    private static final String LEA = "lea";

    private Rules rules = rulesIn(Around.nothing());
    private final RoomFold room = new RoomFold();
    private final Duties duties = new Duties();
    private final List<RosterPerson> here = new ArrayList<>();
    private Lore lore =
            new Lore("s", List.of(line("l1"), line("l2"), line("l3")), Map.of(), List.of(), Map.of(), Met.NOBODY);
    private double now = 1_000_000;
    private long seq;

    RulesTest() {
        come(LEA);
        for (int i = 1; i <= 5; i++) {
            come("p" + i);
        }
    }

    @Test
    void handsAreInTheOrderInWhichTheyWentUp_L10_L11() {
        does("p2", new PeopleOrder.RaiseHand("a", null));
        does("p1", new PeopleOrder.RaiseHand("b", null));
        does("p2", new PeopleOrder.RaiseHand("c", null));
        assertThat(hands()).containsExactly("p2", "p1");
        does(LEA, new PeopleOrder.GiveWord("d", "p2"));
        assertThat(hands()).containsExactly("p1");
        assertThat(room.view(LEA, true).spoken()).containsExactly("p2");
        does(LEA, new PeopleOrder.LowerHands("e"));
        assertThat(hands()).isEmpty();
    }

    @Test
    void companionsHaveHandsOfTheirOwnAndNobodyElseSpeaksForThem_L14() {
        does("p1", new PeopleOrder.NameCompanions("a", List.of("Kim")));
        does("p1", new PeopleOrder.RaiseHand("b", "p1:1"));
        assertThat(hands()).containsExactly("p1:1");
        assertThat(refused("p2", new PeopleOrder.RaiseHand("c", "p1:1"))).isEqualTo(ErrorCode.NOT_HERE);
    }

    @Test
    void aWalkSetsOutWhenItsOrderIsTaken_L35() {
        List<Walk.Stop> stops = List.of(new Walk.Stop("North", "b1"), new Walk.Stop("South", "b2"));
        Showing wish = new Showing(Showing.Kind.WALK, "Walk", null, null, null, null, new Walk(stops, 1, 180, 5));
        does(LEA, new StageOrder.ShowToAll("a", wish));
        assertThat(room.stage().showing())
                .hasValueSatisfying(shown -> assertThat(shown.walk()).isEqualTo(new Walk(stops, 1, 180, (long) now)));
        does(LEA, new StageOrder.ShowToAll("b", null));
        assertThat(room.stage().showing()).isEmpty();
    }

    @Test
    void aWalkWithoutStopsOrPastItsLastIsNone_L35() {
        List<Walk.Stop> stops = List.of(new Walk.Stop("North", "b1"));
        assertThatThrownBy(() -> new Walk(List.of(), 0, 180, 0)).hasMessageContaining("stops");
        assertThatThrownBy(() -> new Walk(stops, 1, 180, 0)).hasMessageContaining("from");
        assertThatThrownBy(() -> new Showing(Showing.Kind.WALK, "Walk", null, null, null, null, null))
                .hasMessageContaining("stops");
    }

    @Test
    void chatReachesThoseWhomItIsFor_L4() {
        does("p1", new PeopleOrder.SendChat("a", "leaders", "Please come", null));
        assertThat(room.view("p2", false).chat()).isEmpty();
        assertThat(room.view("p1", false).chat()).hasSize(1);
        assertThat(room.view(LEA, true).chat()).hasSize(1);
        assertThat(refused("p1", new PeopleOrder.SendChat("b", "g1", "Hello", null)))
                .isEqualTo(ErrorCode.GROUPS_CLOSED);
    }

    @Test
    void beginningALineEndsTheOneBefore_L15_L18() {
        does(LEA, new AgendaOrder.BeginLine("a", "l1"));
        now += 500_000;
        does(LEA, new AgendaOrder.BeginLine("b", "l2"));
        Agenda agenda = room.show().agenda().orElseThrow();
        assertThat(agenda.current()).isEqualTo("l2");
        assertThat(agenda.lines().get(0).to()).isEqualTo(agenda.lines().get(1).from());
        assertThat(decide(LEA, new AgendaOrder.BeginLine("c", "l2"))).isInstanceOf(Decision.Already.class);
        assertThat(refused(LEA, new AgendaOrder.SkipLine("d", "l1", true))).isEqualTo(ErrorCode.NO_SUCH_LINE);
    }

    @Test
    void whatIsTakenOffTheRestComesFromTheLongest_L16() {
        does(LEA, new AgendaOrder.BeginLine("a", "l1"));
        does(LEA, new AgendaOrder.ExtendLine("b", "l1", 300, true));
        assertThat(seconds()).containsExactly(900, 420, 480);
        assertThat(refused(LEA, new AgendaOrder.ExtendLine("c", "l1", 900, true)))
                .isEqualTo(ErrorCode.NO_TIME_LEFT);
        assertThat(seconds()).containsExactly(900, 420, 480);
    }

    @Test
    void aHeldLineGetsItsTimeBack_L17() {
        does(LEA, new AgendaOrder.BeginLine("a", "l1"));
        does(LEA, new AgendaOrder.HoldLine("b", "l1", true));
        now += 120_000;
        does(LEA, new AgendaOrder.HoldLine("c", "l1", false));
        assertThat(seconds()).containsExactly(720, 600, 600);
    }

    @Test
    void pairsWithAnOddNumberMakeAThreeAndLeaveThoseWhoLeadOut_L23() {
        Grouping grouping = open(pairs("trio"));
        assertThat(sizes(grouping)).containsExactlyInAnyOrder(3, 2);
        assertThat(members(grouping)).containsExactlyInAnyOrder("p1", "p2", "p3", "p4", "p5");
    }

    @Test
    void theRuleForOddNumbersTakesTheLeaderInOrLetsSomebodyRest_L23() {
        assertThat(members(open(pairs("facilitator")))).contains(LEA).hasSize(6);
        now += 1_000_000;
        assertThat(members(open(pairs("sit-out")))).doesNotContain(LEA).hasSize(4);
    }

    @Test
    void peopleAtOneDeviceArePairedAmongThemselves_L23() {
        does("p1", new PeopleOrder.NameCompanions("n", List.of("Kim")));
        assertThat(open(pairs("trio")).groups().stream().map(Group::members)).contains(List.of("p1", "p1:1"));
    }

    @Test
    void homeGroupsAreThoseOfTheProgrammeAndWhoIsInNoneJoinsTheSmallest_L22() {
        lore = withHomes();
        Grouping grouping = open(new GroupsForm(GroupingKind.HOME, "Home", 600, null, null, null, null, null));
        assertThat(grouping.groups().stream().map(Group::name)).containsExactly("North", "South");
        assertThat(members(grouping)).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void groupsOpenAfterFiveSecondsAndAllAreBackAMinuteAfterTheBell_L21() {
        Grouping grouping = open(pairs("trio"));
        assertThat(room.groups().where("p1", now)).isEqualTo("room");
        assertThat(room.groups().where("p1", (double) grouping.opensAt())).startsWith("g");
        assertThat(room.groups().where("p1", (double) grouping.endsAt() + 59_999))
                .startsWith("g");
        assertThat(room.groups().where("p1", (double) grouping.endsAt() + 60_000))
                .isEqualTo("room");
    }

    @Test
    void timeIsAddedWhileTheyAreOpenAndNotAfter_L27() {
        Grouping grouping = open(pairs("trio"));
        now = grouping.endsAt() + 30_000;
        does(LEA, new GroupOrder.ExtendGroups("e", grouping.id(), 60_000));
        assertThat(room.groups().last().orElseThrow().endsAt()).isEqualTo(Math.round(now) + 60_000);
        now += 200_000;
        assertThat(refused(LEA, new GroupOrder.ExtendGroups("f", grouping.id(), 60_000)))
                .isEqualTo(ErrorCode.GROUPS_CLOSED);
    }

    @Test
    void othersCannotBeOpenedOverGroupsThatAreOpen_L21() {
        open(pairs("trio"));
        assertThat(refused(LEA, new GroupOrder.OpenGroups("o2", null, pairs("trio"))))
                .isEqualTo(ErrorCode.GROUPS_OPEN);
    }

    @Test
    void whoComesLateJoinsTheSmallestGroupButNotInTheLastMinute_L25() {
        Grouping grouping = open(pairs("trio"));
        now = grouping.opensAt() + 10_000;
        come("p6");
        dutiesDone();
        assertThat(room.groups().groupOf("p6").orElseThrow().members()).hasSize(3);
        now = grouping.endsAt() - 59_000;
        come("p7");
        dutiesDone();
        assertThat(room.groups().where("p7", now)).isEqualTo("room");
    }

    @Test
    void whoIsLeftAloneJoinsOthersAndWhoComesBackIsWhereTheyWere_L26() {
        Grouping grouping = open(pairs("trio"));
        now = grouping.opensAt();
        Group pair = grouping.groups().stream()
                .filter(it -> it.members().size() == 2)
                .findFirst()
                .orElseThrow();
        go(pair.members().get(1));
        dutiesDone();
        now += Duties.ALONE_MS - 1;
        dutiesDone();
        assertThat(room.groups().groupOf(pair.members().get(0)).orElseThrow().id())
                .isEqualTo(pair.id());
        now += 1;
        dutiesDone();
        assertThat(room.groups().groupOf(pair.members().get(0)).orElseThrow().members())
                .hasSize(4);
        come(pair.members().get(1));
        assertThat(room.groups().where(pair.members().get(1), now)).isEqualTo(pair.id());
    }

    @Test
    void onlyThoseWhoLeadMoveOthersAndVisit_L27_L28() {
        Grouping grouping = open(pairs("trio"));
        now = grouping.opensAt();
        String first = grouping.groups().get(0).id();
        assertThat(refused("p1", new GroupOrder.GoTo("a", first))).isEqualTo(ErrorCode.NOT_ALLOWED);
        does("p1", new GroupOrder.GoTo("b", "room"));
        assertThat(room.groups().where("p1", now)).isEqualTo("room");
        does(LEA, new GroupOrder.GoTo("c", first));
        assertThat(room.groups().where(LEA, now)).isEqualTo(first);
        does(LEA, new GroupOrder.PlacePerson("d", grouping.id(), "p1", first));
        assertThat(room.groups().where("p1", now)).isEqualTo(first);
        assertThat(refused("p1", new GroupOrder.PlacePerson("e", grouping.id(), "p2", first)))
                .isEqualTo(ErrorCode.NOT_ALLOWED);
    }

    @Test
    void whereGroupsAreChosenEachMovesThemselves_L27() {
        List<GroupForm> named = List.of(
                new GroupForm("River", null, null, null, List.of()),
                new GroupForm("Hill", null, null, null, List.of()));
        Grouping grouping = open(new GroupsForm(GroupingKind.CHOICE, "Topics", 600, null, null, null, null, named));
        now = grouping.opensAt();
        does("p1", new GroupOrder.PlacePerson("a", grouping.id(), "p1", "g2"));
        assertThat(room.groups().groupOf("p1").orElseThrow().name()).isEqualTo("Hill");
    }

    @Test
    void aGroupsLineIsItsOwn_L29() {
        Grouping grouping = open(pairs("trio"));
        Group first = grouping.groups().get(0);
        Group second = grouping.groups().get(1);
        does(first.members().get(0), new GroupOrder.WriteLine("a", grouping.id(), first.id(), "We heard the river"));
        assertThat(room.groups().lines()).hasSize(1);
        assertThat(refused(
                        first.members().get(0), new GroupOrder.WriteLine("b", grouping.id(), second.id(), "Not ours")))
                .isEqualTo(ErrorCode.NOT_ALLOWED);
    }

    @Test
    void aRoundGoesOnByTheSpeakerOrByAnybodyWhenTheSpeakerIsGone_L31() {
        does(LEA, new StageOrder.BeginRound("a", "room", List.of("p1", "p2", "p3"), 60));
        assertThat(refused("p2", new StageOrder.EndTurn("b", "room", 0))).isEqualTo(ErrorCode.NOT_YOUR_TURN);
        does("p1", new StageOrder.EndTurn("c", "room", 0));
        go("p2");
        does("p3", new StageOrder.EndTurn("d", "room", 1));
        assertThat(room.stage().round("room").orElseThrow().turn()).isEqualTo(2);
    }

    @Test
    void whoPassesIsLeftOutAndWhoTakesTheNextTurnSpeaksNext_L32_L33() {
        does(LEA, new StageOrder.BeginRound("a", "room", List.of("p1", "p2", "p3", "p4"), 60));
        does("p2", new StageOrder.PassRound("b", "room", null));
        does("p4", new StageOrder.TakeNext("c", "room", null));
        assertThat(room.stage().round("room").orElseThrow().order()).containsExactly("p1", "p4", "p2", "p3");
        does("p1", new StageOrder.EndTurn("d", "room", 0));
        does("p4", new StageOrder.EndTurn("e", "room", 1));
        assertThat(room.stage().round("room").orElseThrow().turn())
                .as("p2 passed")
                .isEqualTo(3);
        assertThat(room.view(LEA, true).spoken()).containsExactly("p1", "p4");
    }

    @Test
    void whatIsPreparedIsChangedInItsPlaceAndOpensAsItIs_L41() {
        rules = withTemplates();
        does(LEA, new GroupOrder.PrepareGroups("a", null, pairs("trio")));
        does(LEA, new GroupOrder.PrepareGroups("b", null, pairs("trio")));
        List<GroupForm> mine = List.of(
                new GroupForm("River", null, "What flows?", "iceberg", List.of("p1", "p2")),
                new GroupForm("Hill", null, null, null, List.of("p3")));
        GroupsForm form = new GroupsForm(GroupingKind.PAIRS, "Walks", 600, null, "Why?", null, "l2", mine);
        does(LEA, new GroupOrder.PrepareGroups("c", "a", form));
        assertThat(room.groups().prepared().stream().map(Grouping::id)).containsExactly("c", "b");
        Decision.Append opened = (Decision.Append) decide(LEA, new GroupOrder.OpenGroups("d", "c", form));
        assertThat(opened.boards().stream().map(Decision.NewBoard::template)).containsExactly("iceberg");
        assertThat(opened.boards().get(0).title()).isEqualTo("Walks · River");
        happens(LEA, "d", opened.event());
        assertThat(room.groups().prepared().stream().map(Grouping::id)).containsExactly("b");
        Grouping open = room.groups().last().orElseThrow();
        assertThat(open.line()).isEqualTo("l2");
        assertThat(open.groups().stream().map(Group::members)).containsExactly(List.of("p1", "p2"), List.of("p3"));
        assertThat(open.groups().get(0).board())
                .isEqualTo(opened.boards().get(0).id());
        assertThat(open.groups().get(1).board()).isNull();
    }

    @Test
    void theSameTeamsAgainHaveTheirOwnBoardAgain_L22() {
        lore = withTeam();
        List<GroupForm> again = List.of(new GroupForm("North", "t1", null, null, List.of("p1", "p2")));
        Grouping grouping = open(new GroupsForm(GroupingKind.TEAMS, "Teams", 600, null, null, null, null, again));
        assertThat(grouping.groups().get(0).board()).isEqualTo("b1");
    }

    @Test
    void theBoardOfALineIsOneHoweverOftenItIsShown_L42() {
        rules = withTemplates();
        LineForm form = new LineForm("l9", "board", "Gallery", 600, "room", null, "iceberg", null);
        does(LEA, new AgendaOrder.PutLine("a", form, null));
        Decision.Append shown = (Decision.Append) decide(LEA, new StageOrder.ShowLine("b", "l9"));
        happens(LEA, "b", shown.event());
        assertThat(decide(LEA, new StageOrder.ShowLine("c", "l9"))).isInstanceOf(Decision.Already.class);
        does(LEA, new StageOrder.ShowToAll("d", null));
        Decision.Append again = (Decision.Append) decide(LEA, new StageOrder.ShowLine("e", "l9"));
        assertThat(again.boards()).isEqualTo(shown.boards());
        assertThat(refused(LEA, new StageOrder.ShowLine("f", "l1"))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void whoIsInsideStaysInsideWhenTheDoorsWait_L36() {
        does(LEA, new StageOrder.SetDoors("a", true));
        assertThat(room.stage().isLetIn("p1")).isTrue();
        assertThat(room.stage().isLetIn("p9")).isFalse();
        does(LEA, new StageOrder.Admit("b", "p9"));
        assertThat(room.stage().isLetIn("p9")).isTrue();
    }

    @Test
    void whoWasInTheSessionIsNotedOnce_L37() {
        dutiesDone();
        assertThat(room.people().came()).isEmpty();
        does(LEA, new AgendaOrder.BeginLine("a", "l1"));
        dutiesDone();
        assertThat(room.people().came()).hasSize(6);
        does(LEA, new AgendaOrder.EndSession("b"));
        come("p8");
        dutiesDone();
        assertThat(room.people().came()).doesNotContainKey("p8");
    }

    private Grouping open(GroupsForm form) {
        does(LEA, new GroupOrder.OpenGroups("open" + seq, null, form));
        return room.groups().last().orElseThrow();
    }

    private void come(String id) {
        Role role = id.equals(LEA) ? Role.FACILITATOR : Role.PRACTITIONER;
        here.add(new RosterPerson(id, id, "boston", role));
        duties.came(id, now);
    }

    private void go(String id) {
        here.removeIf(person -> person.id().equals(id));
    }

    private void dutiesDone() {
        duties.next(scene("house", "house"), true).ifPresent(event -> {
            happens("house", null, event);
            dutiesDone();
        });
    }

    private void does(String who, Order order) {
        Decision decision = decide(who, order);
        if (decision instanceof Decision.Append append) {
            happens(who, order.command(), append.event());
        } else {
            assertThat(decision).as("%s", order).isInstanceOf(Decision.Already.class);
        }
    }

    private ErrorCode refused(String who, Order order) {
        Decision decision = decide(who, order);
        assertThat(decision).isInstanceOf(Decision.Refuse.class);
        return ((Decision.Refuse) decision).code();
    }

    private Decision decide(String who, Order order) {
        return rules.decide(order, scene(who, order.command()), List.of());
    }

    private Scene scene(String who, String command) {
        LinkedHashSet<String> leaders = new LinkedHashSet<>(List.of(LEA));
        return new Scene(who, who.equals(LEA), List.copyOf(here), leaders, room, lore, now, command);
    }

    private void happens(String who, @Nullable String command, SessionEvent event) {
        seq++;
        room.apply(new LoggedEvent(seq, Math.round(now), who, command, event));
    }

    private List<String> hands() {
        return room.view(LEA, true).hands().stream().map(hand -> hand.person()).toList();
    }

    private List<Integer> seconds() {
        return room.show().agenda().orElseThrow().lines().stream()
                .map(AgendaLine::seconds)
                .toList();
    }

    private static List<Integer> sizes(Grouping grouping) {
        return grouping.groups().stream().map(group -> group.members().size()).toList();
    }

    private static List<String> members(Grouping grouping) {
        return grouping.groups().stream()
                .flatMap(group -> group.members().stream())
                .toList();
    }

    private static Rules rulesIn(Around around) {
        return new Rules(new Runs(new Practices(null, new Templates(null)), new Random(1)), around, new Random(1));
    }

    private static Rules withTemplates() {
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

    private Lore withTeam() {
        List<Lore.Team> teams = List.of(new Lore.Team("t1", "North", false, "b1", List.of("p1", "p2")));
        return new Lore("s", lore.plan(), Map.of(), teams, Map.of(), Met.NOBODY);
    }

    private Lore withHomes() {
        return new Lore(
                "s",
                lore.plan(),
                Map.of(),
                List.of(
                        new Lore.Team("t1", "North", true, null, List.of("p1", "p2")),
                        new Lore.Team("t2", "South", true, null, List.of("p3", "p4"))),
                Map.of(),
                Met.NOBODY);
    }

    private static GroupsForm pairs(String odd) {
        return new GroupsForm(GroupingKind.PAIRS, "Pairs", 600, odd, null, null, null, null);
    }

    private static AgendaLine line(String id) {
        return new AgendaLine(id, "talk", id, 600, 600, "room", null, null, null, false, null, null);
    }
}
