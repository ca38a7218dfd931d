package org.mandala.server.store.sql;

import java.sql.SQLException;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.room.LoggedEvent;
import org.mandala.server.room.OwnWords;

/** What a person wrote in the logs of sessions: it goes with the person, and each log that lost words says so. Rule R8. */
final class ErasedWords {
    /** Nobody ordered it in the session. */
    private static final String HOUSE = "house";

    static void erase(Db db, String person, long now) throws SQLException {
        for (String session : db.list(
                "SELECT DISTINCT session FROM session_event WHERE actor = ?", row -> row.getString(1), person)) {
            if (takeWords(db, session, person)) {
                sayIt(db, session, new RoomEvent.WordsErased(person), now);
            }
        }
    }

    /** Another node may take the number that was free just now. */
    private static void sayIt(Db db, String session, RoomEvent event, long now) throws SQLException {
        boolean said = false;
        while (!said) {
            long last = db.list("SELECT MAX(seq) FROM session_event WHERE session = ?", row -> row.getLong(1), session)
                    .get(0);
            said = SqlRooms.insert(db, session, new LoggedEvent(last + 1, now, HOUSE, null, event));
        }
    }

    private static boolean takeWords(Db db, String session, String person) throws SQLException {
        boolean found = false;
        for (LoggedEvent event : db.list(
                "SELECT seq, at, actor, command, body FROM session_event WHERE session = ? AND actor = ?",
                SqlRooms::event,
                session,
                person)) {
            SessionEvent bare = OwnWords.without(event.body());
            if (!bare.equals(event.body())) {
                db.update(
                        "UPDATE session_event SET body = ? WHERE session = ? AND seq = ?",
                        SqlRooms.text(bare),
                        session,
                        event.seq());
                found = true;
            }
        }
        return found;
    }

    private ErasedWords() {}
}
