package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.room.LoggedEvent;
import org.mandala.server.room.RoomStore;

final class SqlRooms implements RoomStore {
    private final Readers readers;
    private final Writer log;

    SqlRooms(Readers readers, Writer log) {
        this.readers = readers;
        this.log = log;
    }

    @Override
    public Future<List<LoggedEvent>> read(String session, long after) {
        return readers.read(db -> db.list(
                "SELECT seq, at, actor, command, body FROM session_event WHERE session = ? AND seq > ? ORDER BY seq",
                SqlRooms::event,
                session,
                after));
    }

    @Override
    public Future<List<List<String>>> groups(Collection<String> sessions) {
        return readers.read(db -> {
            List<List<String>> found = new ArrayList<>();
            for (String session : sessions) {
                db.list(
                                "SELECT seq, at, actor, command, body FROM session_event WHERE session = ?"
                                        + " AND type IN ('groupsOpened', 'practiceStarted') ORDER BY seq",
                                SqlRooms::event,
                                session)
                        .forEach(event -> found.addAll(RoomStore.groupsOf(event.body())));
            }
            return found;
        });
    }

    static LoggedEvent event(ResultSet row) throws SQLException {
        return new LoggedEvent(
                row.getLong("seq"),
                row.getLong("at"),
                row.getString("actor"),
                row.getString("command"),
                Json.read(row.getString("body").getBytes(StandardCharsets.UTF_8), SessionEvent.class));
    }

    @Override
    public Future<Boolean> append(String session, LoggedEvent event) {
        return log.write(session, Json.write(event.body()).length, db -> insert(db, session, event));
    }

    /** False when the number is taken. */
    static boolean insert(Db db, String session, LoggedEvent event) throws SQLException {
        return db.update(
                        """
                        INSERT INTO session_event (session, seq, at, actor, command, type, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                        session,
                        event.seq(),
                        event.at(),
                        event.actor(),
                        event.command(),
                        Json.MAPPER.valueToTree(event.body()).path("type").asText(),
                        text(event.body()))
                == 1;
    }

    static String text(SessionEvent body) {
        return new String(Json.write(body), StandardCharsets.UTF_8);
    }
}
