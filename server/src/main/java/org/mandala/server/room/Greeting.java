package org.mandala.server.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.server.presence.Roster;
import org.mandala.server.protocol.ServerMessage;

/** What whoever comes in is told first. Rules S1 and L6. */
record Greeting(Roster roster, SessionState state, Telling telling) {

    /** With what came after what they know, where that can be told; else with all. */
    ServerMessage.Welcome of(Attendee attendee) {
        return welcome(attendee, state.since(attendee.after()).orElse(null));
    }

    /** With all, whatever they know. */
    ServerMessage.Welcome anew(Attendee attendee) {
        return welcome(attendee, null);
    }

    private ServerMessage.Welcome welcome(Attendee attendee, @Nullable List<LoggedEvent> missed) {
        String person = attendee.person().id();
        return new ServerMessage.Welcome(
                person,
                roster.people(),
                state.seq(),
                state.runView(),
                missed == null ? state.room().view(person, Telling.leads(attendee)) : null,
                missed == null
                        ? null
                        : missed.stream()
                                .map(event -> telling.message(event, attendee))
                                .toList());
    }
}
