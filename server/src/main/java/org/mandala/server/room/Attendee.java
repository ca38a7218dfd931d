package org.mandala.server.room;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Action;
import org.mandala.server.protocol.Close;
import org.mandala.server.protocol.RosterPerson;

/** One connection to a session, as the session sees it. */
public interface Attendee {
    RosterPerson person();

    /** Whether the table of rights lets them do this in the session, as they stand to it now. */
    boolean may(Action action);

    /** The browser tab, the same through reloads. */
    String tab();

    /** The last event that this connection's client has folded, if it said so. */
    @Nullable Long after();

    /** Sends one message, encoded; it may be shared with others. */
    void send(Buffer message);

    void close(Close why);
}
