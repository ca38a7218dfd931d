package org.mandala.server.store.sql;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.Session;
import org.mandala.server.protocol.Json;

/** Sessions as rows. */
final class SessionRows {
    static final String COLUMNS = "id, cohort, title, kind, local_start, zone, days, minutes, place, board_template,"
            + " twin_of, sequence, cancelled_at, changed_at, start_at, end_at";

    /** With its agenda, which is left out of lists: it is most of a row. */
    static Session read(ResultSet row) throws SQLException {
        return session(row, items(row.getString("agenda")));
    }

    static Session readWithoutAgenda(ResultSet row) throws SQLException {
        return session(row, List.of());
    }

    static List<AgendaItem> items(String json) {
        return List.of(Json.read(json.getBytes(StandardCharsets.UTF_8), AgendaItem[].class));
    }

    static String text(List<AgendaItem> items) {
        return new String(Json.write(items), StandardCharsets.UTF_8);
    }

    private static Session session(ResultSet row, List<AgendaItem> agenda) throws SQLException {
        long start = row.getLong("start_at");
        String zone = row.getString("zone");
        String local = row.getString("local_start");
        return new Session(
                row.getString("id"),
                row.getString("cohort"),
                row.getString("title"),
                Session.Kind.valueOf(row.getString("kind")),
                local.isEmpty()
                        ? LocalDateTime.ofInstant(Instant.ofEpochMilli(start), ZoneId.of(zone))
                        : LocalDateTime.parse(local),
                zone,
                row.getInt("days"),
                row.getInt("minutes"),
                row.getString("place"),
                row.getString("board_template"),
                agenda,
                row.getString("twin_of"),
                row.getInt("sequence"),
                Columns.optionalLong(row, "cancelled_at"),
                row.getLong("changed_at"),
                start,
                row.getLong("end_at"));
    }

    /** Fails when there is one of this id. */
    static void insert(Db db, Session session) throws SQLException {
        write(db, session, "");
    }

    static void put(Db db, Session session) throws SQLException {
        write(db, session, """
                ON CONFLICT (id) DO UPDATE SET cohort = excluded.cohort, title = excluded.title, kind = excluded.kind,
                  local_start = excluded.local_start, zone = excluded.zone, days = excluded.days,
                  minutes = excluded.minutes, place = excluded.place, board_template = excluded.board_template,
                  twin_of = excluded.twin_of, sequence = excluded.sequence, cancelled_at = excluded.cancelled_at,
                  changed_at = excluded.changed_at, start_at = excluded.start_at, end_at = excluded.end_at,
                  agenda = excluded.agenda""");
    }

    private static void write(Db db, Session it, String conflict) throws SQLException {
        db.update(
                "INSERT INTO session (" + COLUMNS
                        + ", agenda) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) " + conflict,
                it.id(),
                it.cohort(),
                it.title(),
                it.kind().name(),
                it.localStart().toString(),
                it.zone(),
                it.days(),
                it.minutes(),
                it.place(),
                it.boardTemplate(),
                it.twinOf(),
                it.sequence(),
                it.cancelledAt(),
                it.changedAt(),
                it.start(),
                it.end(),
                text(it.agenda()));
    }

    private SessionRows() {}
}
