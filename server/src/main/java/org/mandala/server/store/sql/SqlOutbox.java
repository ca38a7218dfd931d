package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mandala.server.mail.Outbox;

final class SqlOutbox implements Outbox {
    private final Readers readers;
    private final Writer log;

    SqlOutbox(Readers readers, Writer log) {
        this.readers = readers;
        this.log = log;
    }

    @Override
    public Future<Void> add(Waiting letter, long forgetBefore) {
        return log.write(0, db -> {
                    db.update("DELETE FROM outbox WHERE created_at < ?", forgetBefore);
                    return db.update(
                            "INSERT INTO outbox (id, person, address, subject, body, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                            letter.id(),
                            letter.person(),
                            letter.address(),
                            letter.subject(),
                            letter.body(),
                            letter.createdAt());
                })
                .mapEmpty();
    }

    @Override
    public Future<List<Waiting>> newest(int limit) {
        return readers.read(db -> db.list("""
                SELECT id, person, address, subject, body, created_at FROM outbox
                ORDER BY created_at DESC, id DESC LIMIT ?""", SqlOutbox::waiting, limit));
    }

    @Override
    public Future<Boolean> remove(String id) {
        return log.write(0, db -> db.update("DELETE FROM outbox WHERE id = ?", id) == 1);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString("id"),
                row.getString("person"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                row.getLong("created_at"));
    }
}
