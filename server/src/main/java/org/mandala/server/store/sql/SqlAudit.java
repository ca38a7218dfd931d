package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mandala.server.identity.Audit;

final class SqlAudit implements Audit {
    private final Readers readers;
    private final Writer log;

    SqlAudit(Readers readers, Writer log) {
        this.readers = readers;
        this.log = log;
    }

    @Override
    public Future<Void> add(Entry entry, long forgetBefore) {
        return log.write(0, db -> {
                    db.update("DELETE FROM audit WHERE at < ?", forgetBefore);
                    return db.update(
                            "INSERT INTO audit (id, at, actor, what, subject) VALUES (?, ?, ?, ?, ?)",
                            entry.id(),
                            entry.at(),
                            entry.actor(),
                            entry.what().name(),
                            entry.subject());
                })
                .mapEmpty();
    }

    @Override
    public Future<List<Entry>> newest(long before, int limit) {
        return readers.read(db -> db.list(
                "SELECT id, at, actor, what, subject FROM audit WHERE at < ? ORDER BY at DESC, id DESC LIMIT ?",
                SqlAudit::entry,
                before,
                limit));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getLong("at"),
                row.getString("actor"),
                What.valueOf(row.getString("what")),
                row.getString("subject"));
    }
}
