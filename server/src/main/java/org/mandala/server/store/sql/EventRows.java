package org.mandala.server.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.mandala.server.programme.SiteEvent;
import org.mandala.server.programme.When;

/** Events of sites as rows. */
final class EventRows {
    private static final String COLUMNS = "id, site, title, about, place, local_start, zone, days, minutes, sequence,"
            + " cancelled_at, changed_at, start_at, end_at";

    static List<SiteEvent> after(Db db, long now) throws SQLException {
        return db.list(
                "SELECT " + COLUMNS + " FROM site_event WHERE end_at > ? ORDER BY start_at, id", EventRows::read, now);
    }

    static Optional<SiteEvent> one(Db db, String id) throws SQLException {
        return db.one("SELECT " + COLUMNS + " FROM site_event WHERE id = ?", EventRows::read, id);
    }

    private static SiteEvent read(ResultSet row) throws SQLException {
        return new SiteEvent(
                row.getString("id"),
                row.getString("site"),
                row.getString("title"),
                row.getString("about"),
                row.getString("place"),
                new When(
                        LocalDateTime.parse(row.getString("local_start")),
                        row.getString("zone"),
                        row.getInt("days"),
                        row.getInt("minutes")),
                row.getInt("sequence"),
                Columns.optionalLong(row, "cancelled_at"),
                row.getLong("changed_at"));
    }

    static int put(Db db, SiteEvent it) throws SQLException {
        return db.update(
                "INSERT INTO site_event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) " + """
                ON CONFLICT (id) DO UPDATE SET title = excluded.title, about = excluded.about, place = excluded.place,
                  local_start = excluded.local_start, zone = excluded.zone, days = excluded.days,
                  minutes = excluded.minutes, sequence = excluded.sequence, cancelled_at = excluded.cancelled_at,
                  changed_at = excluded.changed_at, start_at = excluded.start_at, end_at = excluded.end_at""",
                it.id(),
                it.site(),
                it.title(),
                it.about(),
                it.place(),
                it.when().localStart().toString(),
                it.when().zone(),
                it.when().days(),
                it.when().minutes(),
                it.sequence(),
                it.cancelledAt(),
                it.changedAt(),
                it.when().start(),
                it.when().end());
    }

    private EventRows() {}
}
