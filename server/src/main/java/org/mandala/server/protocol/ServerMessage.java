package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says on the session socket. Rules S1 to S9 of docs/protocol.md. */
public sealed interface ServerMessage
        permits ServerMessage.Welcome,
                ServerMessage.Arrived,
                ServerMessage.Left,
                ServerMessage.Clock,
                ServerMessage.Readiness,
                ServerMessage.Reacted,
                ServerMessage.Waiting,
                ServerMessage.Waiters,
                ServerMessage.Apart,
                ServerMessage.Event,
                ServerMessage.Done,
                ServerMessage.Held,
                ServerMessage.Refused {

    /**
     * The answer to hello: everything that a screen needs. {@code seq} is the last event folded into it; {@code run} is
     * absent when no practice runs; {@code gone} are people of whom there is something on the screens, such as a line of chat, and who are
     * not here. Who asked for what came after an event gets those {@code events} and no {@code state}.
     */
    record Welcome(
            String me,
            List<RosterPerson> people,
            List<Named> gone,
            long seq,
            @Nullable RunView run,
            @Nullable RoomState state,
            @Nullable List<Event> events)
            implements ServerMessage {}

    /** A person came in, or what is known of them changed. */
    record Arrived(RosterPerson person) implements ServerMessage {}

    /** A person is no longer here. */
    record Left(String person) implements ServerMessage {}

    /** The answer to clock: {@code t0} as sent; {@code t1}, {@code t2} programme time in ms at receipt and at sending. */
    record Clock(double t0, double t1, double t2) implements ServerMessage {}

    /** To those who lead: how the devices of the room stand. */
    record Readiness(List<DeviceReport> devices) implements ServerMessage {}

    /** Somebody made a sign. */
    record Reacted(String person, String what) implements ServerMessage {}

    /** Instead of the welcome: those who lead have been told that somebody is at the door. */
    record Waiting() implements ServerMessage {}

    /** To those who lead: who waits to be let in, and who is at the doors, getting ready; there without a name who has given none yet. */
    record Waiters(List<RosterPerson> people, List<RosterPerson> doors) implements ServerMessage {}

    /** Whether what is known of people at other sites may be out of date: the line between the nodes is down. */
    record Apart(boolean apart) implements ServerMessage {}

    /** Something happened at {@code at}, ms since 1970; {@code seq} has no gaps. {@code command} names the order that caused it. */
    record Event(long seq, long at, String actor, @Nullable String command, SessionEvent body)
            implements ServerMessage {}

    /** What the order wanted was so already. */
    record Done(String command) implements ServerMessage {}

    /** Nothing can be stored just now: the order was taken, and is answered when it is carried out. Rule L44. */
    record Held(String command) implements ServerMessage {}

    /** An order was not carried out; {@code message} says why and what to do. */
    record Refused(String command, ErrorCode code, String message) implements ServerMessage {}
}
