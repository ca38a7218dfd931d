package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mandala.server.programme.AgendaTemplate;
import org.mandala.server.programme.Calendar;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.SiteEvent;

final class SqlCalendar implements Calendar {
    private static final String OF_COHORT = "WHERE cohort = ? ORDER BY start_at, id";

    private final Readers readers;
    private final Writer writer;

    SqlCalendar(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<List<Session>> sessions(String cohort) {
        return readers.read(db -> ProgrammeRows.sessions(db, OF_COHORT, cohort));
    }

    @Override
    public Future<List<Session>> change(String cohort, UnaryOperator<List<Session>> decision) {
        return writer.write(0, db -> {
            List<Session> decided = decision.apply(ProgrammeRows.sessions(db, OF_COHORT, cohort));
            for (Session session : decided) {
                SessionRows.put(db, session);
            }
            return decided;
        });
    }

    @Override
    public Future<List<Session>> startingBetween(long from, long to) {
        return readers.read(db -> db.list(
                "SELECT " + SessionRows.COLUMNS
                        + " FROM session WHERE start_at >= ? AND start_at < ? AND cancelled_at IS NULL ORDER BY start_at, id",
                SessionRows::readWithoutAgenda,
                from,
                to));
    }

    @Override
    public Future<List<AgendaTemplate>> templates() {
        return readers.read(db -> db.list(
                "SELECT id, title, items FROM agenda_template ORDER BY title, id",
                row -> new AgendaTemplate(
                        row.getString("id"), row.getString("title"), SessionRows.items(row.getString("items")))));
    }

    @Override
    public Future<Void> put(AgendaTemplate template) {
        return writer.write(
                        0, db -> db.update("""
                                INSERT INTO agenda_template (id, title, items) VALUES (?, ?, ?)
                                ON CONFLICT (id) DO UPDATE SET title = excluded.title, items = excluded.items""", template.id(), template.title(), SessionRows.text(template.items())))
                .mapEmpty();
    }

    @Override
    public Future<Boolean> removeTemplate(String id) {
        return writer.write(0, db -> db.update("DELETE FROM agenda_template WHERE id = ?", id) == 1);
    }

    @Override
    public Future<List<SiteEvent>> eventsAfter(long now) {
        return readers.read(db -> EventRows.after(db, now));
    }

    @Override
    public Future<Optional<SiteEvent>> event(String id) {
        return readers.read(db -> EventRows.one(db, id));
    }

    @Override
    public Future<Void> put(SiteEvent event) {
        return writer.write(0, db -> EventRows.put(db, event)).mapEmpty();
    }
}
