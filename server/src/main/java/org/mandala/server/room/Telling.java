package org.mandala.server.room;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mandala.server.identity.Action;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.ServerMessage;
import org.mandala.server.protocol.SessionEvent;

/** The connections to one session, and who of them is told what. A message for several is encoded once. Rules S6 and L3. */
final class Telling {
    private final Supplier<RoomFold> room;
    private final Set<Attendee> attendees = new LinkedHashSet<>();

    Telling(Supplier<RoomFold> room) {
        this.room = room;
    }

    void add(Attendee attendee) {
        attendees.add(attendee);
    }

    boolean remove(Attendee attendee) {
        return attendees.remove(attendee);
    }

    boolean has(Attendee attendee) {
        return attendees.contains(attendee);
    }

    boolean isEmpty() {
        return attendees.isEmpty();
    }

    List<Attendee> all() {
        return List.copyOf(attendees);
    }

    static void tell(Attendee attendee, ServerMessage message) {
        attendee.send(encode(message));
    }

    void tellAll(ServerMessage message) {
        Buffer encoded = encode(message);
        attendees.forEach(attendee -> attendee.send(encoded));
    }

    void tellLeaders(ServerMessage message) {
        Buffer encoded = encode(message);
        attendees.stream().filter(Telling::leads).forEach(attendee -> attendee.send(encoded));
    }

    /** An event in full to whom it is for; the others learn only that there was one. */
    void tellEvent(LoggedEvent event) {
        if (!isPrivate(event.body())) {
            tellAll(message(event, event.body()));
            return;
        }
        Buffer whole = encode(message(event, event.body()));
        Buffer withheld = encode(message(event, new RoomEvent.Withheld()));
        Predicate<Attendee> isFor = attendee -> isFor(event.body(), attendee);
        attendees.forEach(attendee -> attendee.send(isFor.test(attendee) ? whole : withheld));
    }

    /** The event as this attendee may know it. */
    ServerMessage.Event message(LoggedEvent event, Attendee attendee) {
        boolean hidden = isPrivate(event.body()) && !isFor(event.body(), attendee);
        return message(event, hidden ? new RoomEvent.Withheld() : event.body());
    }

    static boolean leads(Attendee attendee) {
        return attendee.may(Action.LEAD_SESSION);
    }

    private static boolean isPrivate(SessionEvent body) {
        return body instanceof RoomEvent.ChatSaid
                || body instanceof RoomEvent.NotesSet
                || body instanceof RoomEvent.GroupsPrepared;
    }

    private boolean isFor(SessionEvent body, Attendee attendee) {
        return body instanceof RoomEvent.ChatSaid chat
                ? room.get().isFor(chat.to(), chat.person(), attendee.person().id(), leads(attendee))
                : leads(attendee);
    }

    private static ServerMessage.Event message(LoggedEvent event, SessionEvent body) {
        return new ServerMessage.Event(event.seq(), event.at(), event.actor(), event.command(), body);
    }

    private static Buffer encode(ServerMessage message) {
        return Buffer.buffer(Json.write(message));
    }
}
