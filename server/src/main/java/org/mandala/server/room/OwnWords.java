package org.mandala.server.room;

import java.util.List;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.SessionEvent;

/**
 * What of an event is the words of who ordered it: what they wrote, and what they called those who share their device. Rule R8. What was
 * planned with the others (the agenda, titles and names of groups) is the session's. A test holds that no text of an event is forgotten.
 */
public final class OwnWords {

    /** The event as it stays when its actor is erased; itself where it holds no words of theirs. */
    public static SessionEvent without(SessionEvent event) {
        if (event instanceof RoomEvent.ChatSaid it) {
            return new RoomEvent.ChatSaid(it.to(), it.person(), "");
        } else if (event instanceof RoomEvent.CompanionsNamed it) {
            return new RoomEvent.CompanionsNamed(it.person(), List.of());
        } else if (event instanceof RoomEvent.LineWritten it) {
            return new RoomEvent.LineWritten(it.grouping(), it.group(), it.name(), "");
        } else if (event instanceof RoomEvent.NotesSet it) {
            return new RoomEvent.NotesSet(it.line(), "");
        } else if (event instanceof RoomEvent.PromptSet) {
            return new RoomEvent.PromptSet(null);
        } else if (event instanceof RoomEvent.GroupsTold it) {
            return new RoomEvent.GroupsTold("", it.groups());
        } else if (event instanceof RoomEvent.ShownToAll) {
            return new RoomEvent.ShownToAll(null);
        } else if (event instanceof RunEvent.LineSaid it) {
            return new RunEvent.LineSaid(it.run(), it.at(), "", it.groups());
        }
        return event;
    }

    private OwnWords() {}
}
