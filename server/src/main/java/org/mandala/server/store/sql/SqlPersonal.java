package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mandala.server.programme.Personal;
import org.mandala.server.programme.Session;

final class SqlPersonal implements Personal {
    private final Readers readers;
    private final Writer writer;

    SqlPersonal(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<Wishes> wishes(String person) {
        return readers.read(db -> db.one(
                        "SELECT day_before, hour_before FROM reminder_wish WHERE person = ?",
                        row -> new Wishes(row.getLong(1) == 1, row.getLong(2) == 1),
                        person)
                .orElse(Wishes.DEFAULT));
    }

    @Override
    public Future<Void> wish(String person, Wishes wishes) {
        return writer.write(0, db -> db.update("""
                                INSERT INTO reminder_wish (person, day_before, hour_before) VALUES (?, ?, ?)
                                ON CONFLICT (person) DO UPDATE SET day_before = excluded.day_before,
                                  hour_before = excluded.hour_before""", person, wishes.dayBefore() ? 1 : 0, wishes.hourBefore() ? 1 : 0))
                .mapEmpty();
    }

    @Override
    public Future<Optional<Long>> feedMadeAt(String person) {
        return readers.read(
                db -> db.one("SELECT created_at FROM calendar_feed WHERE person = ?", row -> row.getLong(1), person));
    }

    @Override
    public Future<Void> makeFeed(String person, String hash, long now) {
        return writer.write(0, db -> db.update("""
                                INSERT INTO calendar_feed (person, hash, created_at) VALUES (?, ?, ?)
                                ON CONFLICT (person) DO UPDATE SET hash = excluded.hash,
                                  created_at = excluded.created_at""", person, hash, now)).mapEmpty();
    }

    @Override
    public Future<Void> endFeed(String person) {
        return writer.write(0, db -> db.update("DELETE FROM calendar_feed WHERE person = ?", person))
                .mapEmpty();
    }

    @Override
    public Future<Optional<String>> ofFeed(String hash) {
        return readers.read(
                db -> db.one("SELECT person FROM calendar_feed WHERE hash = ?", row -> row.getString(1), hash));
    }

    @Override
    public Future<Void> choose(String person, String first, String session) {
        return writer.write(0, db -> db.update("""
                                INSERT INTO twin_choice (person, first, session) VALUES (?, ?, ?)
                                ON CONFLICT (person, first) DO UPDATE SET session = excluded.session""", person, first, session)).mapEmpty();
    }

    @Override
    public Future<List<Reader>> readers(Session session, long now) {
        return readers.read(db -> db.list("""
                SELECT p.id, p.name, p.email, s.zone, w.day_before, w.hour_before, c.session AS choice
                FROM person p
                LEFT JOIN site s ON s.id = p.site
                LEFT JOIN reminder_wish w ON w.person = p.id
                LEFT JOIN twin_choice c ON c.person = p.id AND c.first = ?
                WHERE p.email IS NOT NULL AND EXISTS (
                  SELECT 1 FROM membership m WHERE m.person = p.id AND m.kind = 'COHORT' AND m.of_id = ?
                  AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to > ?))
                ORDER BY p.id""", SqlPersonal::reader, session.first(), session.cohort(), now, now));
    }

    private static Reader reader(ResultSet row) throws SQLException {
        Long day = Columns.optionalLong(row, "day_before");
        Long hour = Columns.optionalLong(row, "hour_before");
        return new Reader(
                row.getString("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("zone"),
                new Wishes(day == null || day == 1, hour == null || hour == 1),
                row.getString("choice"));
    }

    @Override
    public Future<Boolean> claim(Reminder it, long now) {
        return writer.write(0, db -> db.update("""
                                INSERT INTO reminder_sent (session, person, kind, start_at, sent_at) VALUES (?, ?, ?, ?, ?)
                                ON CONFLICT (session, person, kind, start_at) DO NOTHING""", it.session(), it.person(), it.kind(), it.start(), now) == 1);
    }
}
