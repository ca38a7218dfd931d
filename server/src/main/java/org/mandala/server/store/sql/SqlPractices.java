package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mandala.server.practice.KeptPractice;
import org.mandala.server.practice.PracticeStore;
import org.mandala.server.protocol.PracticeState;

final class SqlPractices implements PracticeStore {
    private final Readers readers;
    private final Writer writer;

    SqlPractices(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<List<KeptPractice>> all() {
        return readers.read(db -> db.list(
                "SELECT id, version, owner, state, used, script, changed_at FROM practice ORDER BY id, version",
                SqlPractices::practice));
    }

    private static KeptPractice practice(ResultSet row) throws SQLException {
        return new KeptPractice(
                row.getString("id"),
                row.getInt("version"),
                row.getString("owner"),
                PracticeState.valueOf(row.getString("state")),
                row.getInt("used") == 1,
                row.getString("script"),
                row.getLong("changed_at"));
    }

    @Override
    public Future<Boolean> add(KeptPractice practice) {
        return writer.write(
                practice.script().length(),
                db -> db.update(
                                """
                                INSERT INTO practice (id, version, owner, state, used, script, changed_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, version) DO NOTHING""",
                                practice.id(),
                                practice.version(),
                                practice.owner(),
                                practice.state().name(),
                                practice.used() ? 1 : 0,
                                practice.script(),
                                practice.changedAt())
                        == 1);
    }

    @Override
    public Future<Boolean> change(String id, int version, String script, long changedAt) {
        return writer.write(script.length(), db -> db.update("""
                                UPDATE practice SET script = ?, changed_at = ?
                                WHERE id = ? AND version = ? AND used = 0 AND state = 'DRAFT'""", script, changedAt, id, version) == 1);
    }

    @Override
    public Future<Boolean> setState(String id, int version, PracticeState state) {
        return writer.write(
                0,
                db -> db.update("UPDATE practice SET state = ? WHERE id = ? AND version = ?", state.name(), id, version)
                        == 1);
    }

    @Override
    public Future<Void> setUsed(String id, int version) {
        return writer.write(
                        0, db -> db.update("UPDATE practice SET used = 1 WHERE id = ? AND version = ?", id, version))
                .mapEmpty();
    }
}
