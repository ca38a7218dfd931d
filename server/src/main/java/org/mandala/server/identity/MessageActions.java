package org.mandala.server.identity;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.protocol.ClientMessage;

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
