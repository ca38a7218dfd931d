package org.mandala.server.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.AudioState;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.GroupForm;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.GroupingKind;
import org.mandala.server.protocol.GroupsForm;
import org.mandala.server.protocol.LineForm;
import org.mandala.server.protocol.PeopleOrder;
import org.mandala.server.protocol.StageOrder;

/** Well-formed messages of the session socket, at least one of each type, as one person says them in a room with two groups. */
final class MessageExamples {
    /** The groups that are open: the person is in the first, nobody is in the second. */
    static final String GROUPING = "grouping";

    static final String OWN_GROUP = "g1";
    static final String OTHER_GROUP = "g2";
    private static final String ROOM = "room";
    private static final String LINE = "line-1";
    private static final int TURN_S = 60;

    private final String me;
    private int commands;

    MessageExamples(String me) {
        this.me = me;
    }

    /** About what is theirs, or everybody's. Leaving comes last. */
    List<ClientMessage> own() {
        List<ClientMessage> all = new ArrayList<>(List.of(
                new ClientMessage.Hello(me, null, null),
                new ClientMessage.Clock(1, null),
                new ClientMessage.Report(1, AudioState.READY, 5, true, 0, 0),
                new ClientMessage.React("heart")));
        all.addAll(practice());
        all.addAll(people());
        all.addAll(agenda());
        all.addAll(groups());
        all.addAll(stage());
        all.add(new ClientMessage.Leave());
        return all;
    }

    /**
     * About what is somebody else's: by the row of the table anybody in the room may say them, and the room refuses them with this word
     * from who does not lead; null where nothing comes of it.
     */
    Map<ClientMessage.Order, String> others(String them) {
        Map<ClientMessage.Order, String> all = new LinkedHashMap<>();
        all.put(new ClientMessage.PassTurn(next(), 0, OTHER_GROUP, 0), ErrorCode.NOT_ALLOWED.name());
        all.put(new PeopleOrder.RaiseHand(next(), them), ErrorCode.NOT_HERE.name());
        all.put(new PeopleOrder.LowerHand(next(), them), ErrorCode.NOT_HERE.name());
        all.put(new PeopleOrder.SendChat(next(), ROOM, "words", them), ErrorCode.NOT_HERE.name());
        all.put(new PeopleOrder.SendChat(next(), OTHER_GROUP, "words", null), ErrorCode.GROUPS_CLOSED.name());
        all.put(new GroupOrder.PlacePerson(next(), GROUPING, them, OWN_GROUP), ErrorCode.NOT_ALLOWED.name());
        all.put(new GroupOrder.GoTo(next(), OTHER_GROUP), ErrorCode.NOT_ALLOWED.name());
        all.put(new GroupOrder.WriteLine(next(), GROUPING, OTHER_GROUP, "words"), ErrorCode.NOT_ALLOWED.name());
        all.put(new StageOrder.BeginRound(next(), ROOM, null, TURN_S), ErrorCode.NOT_ALLOWED.name());
        all.put(new StageOrder.BeginRound(next(), OTHER_GROUP, null, TURN_S), ErrorCode.NOT_ALLOWED.name());
        all.put(new StageOrder.EndTurn(next(), ROOM, 0), ErrorCode.NOT_YOUR_TURN.name());
        all.put(new StageOrder.EndRound(next(), ROOM), ErrorCode.NOT_ALLOWED.name());
        all.put(new StageOrder.PassRound(next(), ROOM, them), "done");
        all.put(new StageOrder.TakeNext(next(), ROOM, them), "done");
        return all;
    }

    private List<ClientMessage> practice() {
        return List.of(
                new ClientMessage.StartPractice(next(), "nothing-of-this-name", null),
                new ClientMessage.PausePractice(next()),
                new ClientMessage.ResumePractice(next()),
                new ClientMessage.ExtendPractice(next(), 60_000),
                new ClientMessage.HoldPractice(next(), 0),
                new ClientMessage.GoOnPractice(next(), 0),
                new ClientMessage.SkipPractice(next(), 0),
                new ClientMessage.BackPractice(next(), 1, "settle"),
                new ClientMessage.GroupPractice(next()),
                new ClientMessage.RingBell(next(), "mark", null),
                new ClientMessage.SayLine(next(), "words", null),
                new ClientMessage.HandOver(next(), me),
                new ClientMessage.StopPractice(next()));
    }

    private List<ClientMessage> people() {
        return List.of(
                new PeopleOrder.RaiseHand(next(), null),
                new PeopleOrder.GiveWord(next(), me),
                new PeopleOrder.LowerHands(next()),
                new PeopleOrder.LowerHand(next(), null),
                new PeopleOrder.SetAway(next(), true),
                new PeopleOrder.SendChat(next(), ROOM, "words", null),
                new PeopleOrder.NameCompanions(next(), List.of("Companion")));
    }

    private List<ClientMessage> agenda() {
        LineForm line = new LineForm(LINE, "talk", "A line", 300, ROOM, null, null, null);
        return List.of(
                new AgendaOrder.PutLine(next(), line, null),
                new AgendaOrder.MoveLine(next(), LINE, null),
                new AgendaOrder.SkipLine(next(), LINE, true),
                new AgendaOrder.BeginLine(next(), LINE),
                new AgendaOrder.ExtendLine(next(), LINE, 60, false),
                new AgendaOrder.HoldLine(next(), LINE, true),
                new AgendaOrder.RemoveLine(next(), LINE),
                new AgendaOrder.SetNotes(next(), LINE, "words"),
                new AgendaOrder.SetPrompt(next(), "words"),
                new AgendaOrder.EndSession(next()),
                new AgendaOrder.ReopenSession(next()));
    }

    private List<ClientMessage> groups() {
        GroupsForm form = new GroupsForm(
                GroupingKind.CHOICE,
                "Others",
                300,
                null,
                null,
                null,
                null,
                List.of(new GroupForm("One", null, null, null, List.of())));
        return List.of(
                new GroupOrder.PrepareGroups(next(), null, form),
                new GroupOrder.DropPrepared(next(), "nothing"),
                new GroupOrder.OpenGroups(next(), null, form, null),
                new GroupOrder.ExtendGroups(next(), GROUPING, null, 60_000),
                // Others than those that are open, which all need.
                new GroupOrder.CloseGroups(next(), "nothing", null),
                new GroupOrder.PlacePerson(next(), GROUPING, me, OWN_GROUP),
                new GroupOrder.GoTo(next(), ""),
                new GroupOrder.TellGroups(next(), "words", null),
                new GroupOrder.WriteLine(next(), GROUPING, OWN_GROUP, "words"));
    }

    private List<ClientMessage> stage() {
        return List.of(
                new StageOrder.BeginRound(next(), OWN_GROUP, List.of(me), TURN_S),
                new StageOrder.EndTurn(next(), OWN_GROUP, 0),
                new StageOrder.PassRound(next(), OWN_GROUP, null),
                new StageOrder.TakeNext(next(), OWN_GROUP, null),
                new StageOrder.EndRound(next(), OWN_GROUP),
                new StageOrder.GiveLead(next(), me),
                new StageOrder.ShowToAll(next(), null),
                new StageOrder.ShowLine(next(), LINE),
                // Who comes next must not wait.
                new StageOrder.SetDoors(next(), false),
                new StageOrder.Admit(next(), me));
    }

    private String next() {
        return me + ":" + ++commands;
    }
}
