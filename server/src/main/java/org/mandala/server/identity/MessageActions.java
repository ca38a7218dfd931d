package org.mandala.server.identity;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.protocol.AgendaOrder;
import org.mandala.server.protocol.ClientMessage;
import org.mandala.server.protocol.GroupOrder;
import org.mandala.server.protocol.PeopleOrder;
import org.mandala.server.protocol.StageOrder;

/** Which row of the table each message of the session socket, and each frame of the doc socket, is judged by: rule R3. */
public final class MessageActions {
    private static final Map<Class<?>, Action> MESSAGES = Map.ofEntries(
            entry(ClientMessage.Hello.class, Action.ENTER_SESSION),
            entry(ClientMessage.Clock.class, Action.ENTER_SESSION),
            entry(ClientMessage.Report.class, Action.ENTER_SESSION),
            entry(ClientMessage.Leave.class, Action.ENTER_SESSION),
            entry(ClientMessage.StartPractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.PausePractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.ResumePractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.ExtendPractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.HoldPractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.GoOnPractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.SkipPractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.BackPractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.GroupPractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.RingBell.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.SayLine.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.HandOver.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.StopPractice.class, Action.LEAD_PRACTICE),
            entry(ClientMessage.React.class, Action.ENTER_SESSION),
            // Hands, chat and being away are everybody's own; what is about others is for those who lead.
            entry(PeopleOrder.RaiseHand.class, Action.ENTER_SESSION),
            entry(PeopleOrder.LowerHand.class, Action.ENTER_SESSION),
            entry(PeopleOrder.SetAway.class, Action.ENTER_SESSION),
            entry(PeopleOrder.SendChat.class, Action.ENTER_SESSION),
            entry(PeopleOrder.NameCompanions.class, Action.ENTER_SESSION),
            entry(PeopleOrder.LowerHands.class, Action.LEAD_SESSION),
            entry(PeopleOrder.GiveWord.class, Action.LEAD_SESSION),
            entry(AgendaOrder.BeginLine.class, Action.LEAD_SESSION),
            entry(AgendaOrder.ExtendLine.class, Action.LEAD_SESSION),
            entry(AgendaOrder.MoveLine.class, Action.LEAD_SESSION),
            entry(AgendaOrder.SkipLine.class, Action.LEAD_SESSION),
            entry(AgendaOrder.HoldLine.class, Action.LEAD_SESSION),
            entry(AgendaOrder.PutLine.class, Action.LEAD_SESSION),
            entry(AgendaOrder.RemoveLine.class, Action.LEAD_SESSION),
            entry(AgendaOrder.SetNotes.class, Action.LEAD_SESSION),
            entry(AgendaOrder.SetPrompt.class, Action.LEAD_SESSION),
            entry(AgendaOrder.EndSession.class, Action.LEAD_SESSION),
            entry(AgendaOrder.ReopenSession.class, Action.LEAD_SESSION),
            entry(GroupOrder.PrepareGroups.class, Action.LEAD_SESSION),
            entry(GroupOrder.DropPrepared.class, Action.LEAD_SESSION),
            entry(GroupOrder.OpenGroups.class, Action.LEAD_SESSION),
            entry(GroupOrder.ExtendGroups.class, Action.LEAD_SESSION),
            entry(GroupOrder.CloseGroups.class, Action.LEAD_SESSION),
            entry(GroupOrder.TellGroups.class, Action.LEAD_SESSION),
            // Whose group, turn or line it is, is asked by the room's rules (L27 to L33).
            entry(GroupOrder.PlacePerson.class, Action.ENTER_SESSION),
            entry(GroupOrder.GoTo.class, Action.ENTER_SESSION),
            entry(GroupOrder.WriteLine.class, Action.ENTER_SESSION),
            entry(StageOrder.BeginRound.class, Action.ENTER_SESSION),
            entry(StageOrder.EndTurn.class, Action.ENTER_SESSION),
            entry(StageOrder.PassRound.class, Action.ENTER_SESSION),
            entry(StageOrder.TakeNext.class, Action.ENTER_SESSION),
            entry(StageOrder.EndRound.class, Action.ENTER_SESSION),
            entry(StageOrder.GiveLead.class, Action.LEAD_SESSION),
            entry(StageOrder.ShowToAll.class, Action.LEAD_SESSION),
            entry(StageOrder.ShowLine.class, Action.LEAD_SESSION),
            entry(StageOrder.SetDoors.class, Action.LEAD_SESSION),
            entry(StageOrder.Admit.class, Action.LEAD_SESSION),
            // Whose turn it is, is asked by the run itself (P31).
            entry(ClientMessage.PassTurn.class, Action.ENTER_SESSION));

    /** What is left out goes only from the server to its clients. */
    private static final Map<Class<?>, Access> FRAMES = Map.of(
            Frame.SyncStep1.class, Access.READ,
            Frame.SyncStep2.class, Access.WRITE,
            Frame.Update.class, Access.WRITE,
            Frame.Awareness.class, Access.READ,
            Frame.QueryAwareness.class, Access.READ);

    /** Empty for a message without a row, which nobody may say. */
    public static Optional<Action> of(Class<? extends ClientMessage> message) {
        return Optional.ofNullable(MESSAGES.get(message));
    }

    /** What a member must be allowed to send the frame; empty for a frame that members do not send. */
    public static Optional<Access> ofFrame(Class<? extends Frame> frame) {
        return Optional.ofNullable(FRAMES.get(frame));
    }

    private MessageActions() {}
}
