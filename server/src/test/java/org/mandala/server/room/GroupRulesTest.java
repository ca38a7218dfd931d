package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupForm;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.GroupPlan;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.GroupsForm;
import org.mandala.server.protocol.PeopleOrder;

/** Groupings and breakouts: rules L20 to L29 and L41. */
class GroupRulesTest extends RuleScene {
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
        does(LEA, new GroupOrder.ExtendGroups("e", grouping.id(), null, 60_000));
        assertThat(room.groups().last().orElseThrow().endsAt()).isEqualTo(Math.round(now) + 60_000);
        now += 200_000;
        assertThat(refused(LEA, new GroupOrder.ExtendGroups("f", grouping.id(), null, 60_000)))
                .isEqualTo(ErrorCode.GROUPS_CLOSED);
    }

    @Test
    void oneGroupHasMoreTimeThanTheOthersAndComesBackByItsOwnBell_L45() {
        Grouping grouping = open(pairs("trio"));
        now = grouping.opensAt();
        does(LEA, new GroupOrder.ExtendGroups("e", grouping.id(), "g1", 300_000));
        now = grouping.endsAt() + Grouping.CLOSING_MS;
        assertThat(List.of(whereIsGroup("g1"), whereIsGroup("g2"))).containsExactly("g1", "room");
        assertThat(refused(LEA, new GroupOrder.OpenGroups("o", null, pairs("trio"), null)))
                .isEqualTo(ErrorCode.GROUPS_OPEN);
        now += 300_000;
        assertThat(whereIsGroup("g1")).isEqualTo("room");
        does(LEA, new GroupOrder.OpenGroups("o", null, pairs("trio"), null));
    }

    @Test
    void whatIsDoneForAllIsDoneForEachFromItsOwnBell_L45() {
        Grouping grouping = open(pairs("trio"));
        now = grouping.opensAt();
        does(LEA, new GroupOrder.ExtendGroups("a", grouping.id(), "g1", 300_000));
        does(LEA, new GroupOrder.ExtendGroups("b", grouping.id(), null, 60_000));
        Grouping longer = room.groups().last().orElseThrow();
        assertThat(longer.endsAt("g1")).isEqualTo(grouping.endsAt() + 360_000);
        assertThat(longer.endsAt("g2")).isEqualTo(grouping.endsAt() + 60_000);
        does(LEA, new GroupOrder.CloseGroups("c", grouping.id(), "g2"));
        now += Grouping.CLOSING_MS;
        does(LEA, new GroupOrder.ExtendGroups("d", grouping.id(), null, 60_000));
        assertThat(List.of(whereIsGroup("g1"), whereIsGroup("g2"))).containsExactly("g1", "room");
        does(LEA, new GroupOrder.CloseGroups("f", grouping.id(), null));
        assertThat(decide(LEA, new GroupOrder.CloseGroups("g", grouping.id(), null)))
                .isInstanceOf(Decision.Already.class);
        now += Grouping.CLOSING_MS;
        assertThat(room.groups().on(now)).isEmpty();
    }

    @Test
    void nobodyComesIntoAGroupThatIsInTheRoomAgain_L45() {
        Grouping grouping = open(pairs("trio"));
        now = grouping.opensAt();
        does(LEA, new GroupOrder.CloseGroups("c", grouping.id(), "g1"));
        now += Grouping.CLOSING_MS;
        assertThat(refused(LEA, new GroupOrder.ExtendGroups("e", grouping.id(), "g1", 60_000)))
                .isEqualTo(ErrorCode.GROUPS_CLOSED);
        assertThat(refused(LEA, new GroupOrder.GoTo("v", "g1"))).isEqualTo(ErrorCode.NO_SUCH_GROUP);
        assertThat(refused(LEA, new GroupOrder.PlacePerson("p", grouping.id(), "p1", "g1")))
                .isEqualTo(ErrorCode.NO_SUCH_GROUP);
        come("p6");
        dutiesDone();
        assertThat(room.groups().where("p6", now)).isEqualTo("g2");
    }

    @Test
    void othersCannotBeOpenedOverGroupsThatAreOpen_L21() {
        open(pairs("trio"));
        assertThat(refused(LEA, new GroupOrder.OpenGroups("o2", null, pairs("trio"), null)))
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
        Decision.Append opened = (Decision.Append) decide(LEA, new GroupOrder.OpenGroups("d", "c", form, null));
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
    void whoWasNamedBeforehandIsTogetherAndEverybodyElseIsDividedToo_L46() {
        String prepared = named(List.of(List.of("p1", "p2"), List.of("p3", "absent")));
        come("p6");
        does(LEA, new GroupOrder.OpenGroups("open", prepared, pairs("trio"), true));
        Grouping grouping = room.groups().last().orElseThrow();
        assertThat(grouping.groups().get(0).members()).containsExactly("p1", "p2");
        assertThat(members(grouping)).containsExactlyInAnyOrder("p1", "p2", "p3", "p4", "p5", "p6");
        assertThat(sizes(grouping)).containsExactly(2, 2, 2);
        assertThat(grouping.groups().stream().map(Group::id)).doesNotHaveDuplicates();
    }

    @Test
    void whoIsLeftOverAloneJoinsThoseWhoWereNamed_L46() {
        String prepared = named(List.of(List.of("p1", "p2"), List.of("p3", "p4")));
        does(LEA, new GroupOrder.OpenGroups("open", prepared, pairs("trio"), true));
        assertThat(sizes(room.groups().last().orElseThrow())).containsExactlyInAnyOrder(3, 2);
    }

    @Test
    void whereNobodyOfThoseNamedHasComeAllAreDividedByTheKind_L46() {
        String prepared = named(List.of(List.of("absent", "gone")));
        assertThat(refused(LEA, new GroupOrder.OpenGroups("o", named(List.of(List.of())), pairs("trio"), null)))
                .isEqualTo(ErrorCode.TOO_FEW_PEOPLE);
        does(LEA, new GroupOrder.OpenGroups("open", prepared, pairs("trio"), true));
        assertThat(sizes(room.groups().last().orElseThrow())).containsExactlyInAnyOrder(3, 2);
    }

    @Test
    void theSameTeamsAgainHaveTheirOwnBoardAgain_L22() {
        lore = withTeam();
        List<GroupForm> again = List.of(new GroupForm("North", "t1", null, null, List.of("p1", "p2")));
        Grouping grouping = open(new GroupsForm(GroupingKind.TEAMS, "Teams", 600, null, null, null, null, again));
        assertThat(grouping.groups().get(0).board()).isEqualTo("b1");
    }

    @Test
    void whatWasPreparedForTheGroupsOfALineIsTheirs_L41() {
        rules = withTemplates();
        lore = withHomes().planning("l1", List.of(new GroupPlan("Willow", "t1", "What grows?", "iceberg")));
        Grouping grouping = open(new GroupsForm(GroupingKind.HOME, "Home", 600, null, "Why?", null, "l1", null));
        Group willow = grouping.groups().get(0);
        Group south = grouping.groups().get(1);
        assertThat(List.of(willow.name(), south.name())).containsExactly("Willow", "South");
        assertThat(willow.prompt()).isEqualTo("What grows?");
        assertThat(willow.board()).startsWith("group.");
        assertThat(south.board()).isNull();
        now += 10_000_000;
        Grouping ofAnother = open(new GroupsForm(GroupingKind.HOME, "Home", 600, null, null, null, "l2", null));
        assertThat(ofAnother.groups().get(0).name()).isEqualTo("North");
    }

    @Test
    void groupsToChooseAreThoseThatWerePrepared_L41() {
        lore = lore.planning(
                "l1", List.of(new GroupPlan("River", null, null, null), new GroupPlan("Hill", null, null, null)));
        GroupsForm form = new GroupsForm(GroupingKind.CHOICE, "Topics", 600, null, null, null, "l1", null);
        assertThat(open(form).groups().stream().map(Group::name)).containsExactly("River", "Hill");
        now += 10_000_000;
        GroupsForm unplanned = new GroupsForm(GroupingKind.CHOICE, "Topics", 600, null, null, null, "l2", null);
        assertThat(refused(LEA, new GroupOrder.OpenGroups("o", null, unplanned, null)))
                .isEqualTo(ErrorCode.TOO_FEW_PEOPLE);
    }

    /** Prepares pairs with these members. */
    private String named(List<List<String>> groups) {
        List<GroupForm> forms = groups.stream()
                .map(members -> new GroupForm("Group", null, null, null, members))
                .toList();
        String id = "named" + seq;
        does(
                LEA,
                new GroupOrder.PrepareGroups(
                        id, null, new GroupsForm(GroupingKind.PAIRS, "Pairs", 600, null, null, null, null, forms)));
        return id;
    }

    /** Where the first of a group's members is now. */
    private String whereIsGroup(String group) {
        Grouping grouping = room.groups().last().orElseThrow();
        String first = Placing.find(grouping, group).orElseThrow().members().get(0);
        return room.groups().where(first, now);
    }
}
