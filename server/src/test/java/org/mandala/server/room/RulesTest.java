package org.mandala.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.Agenda;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.LineForm;
import org.mandala.server.protocol.PeopleOrder;
import org.mandala.server.protocol.Showing;
import org.mandala.server.protocol.StageOrder;
import org.mandala.server.protocol.Walk;

/** People, the run of show and the stage: rules L10 to L19 and L30 to L42. */
class RulesTest extends RuleScene {
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
}
