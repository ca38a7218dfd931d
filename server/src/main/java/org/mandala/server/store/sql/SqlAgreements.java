package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandala.server.programme.Agreement;
import org.mandala.server.programme.Agreements;

final class SqlAgreements implements Agreements {
    private final Readers readers;
    private final Writer writer;

    SqlAgreements(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<List<Agreement>> all() {
        return readers.read(SqlAgreements::all);
    }

    static List<Agreement> all(Db db) throws SQLException {
        return db.list(
                "SELECT id, version, title, text, created_at, published_at, retired_at FROM agreement"
                        + " ORDER BY id, version",
                SqlAgreements::read);
    }

    @Override
    public Future<Void> put(Agreement it) {
        return writer.write(
                        0,
                        db -> db.update(
                                """
                                INSERT INTO agreement (id, version, title, text, created_at, published_at, retired_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (id, version) DO UPDATE SET title = excluded.title, text = excluded.text,
                                  published_at = excluded.published_at, retired_at = excluded.retired_at""",
                                it.id(),
                                it.version(),
                                it.title(),
                                it.text(),
                                it.createdAt(),
                                it.publishedAt(),
                                it.retiredAt()))
                .mapEmpty();
    }

    @Override
    public Future<Set<Agreement.Key>> acceptedBy(String person) {
        return readers.read(db -> acceptedBy(db, person));
    }

    static Set<Agreement.Key> acceptedBy(Db db, String person) throws SQLException {
        return new HashSet<>(db.list(
                "SELECT agreement, version FROM agreement_accepted WHERE person = ?", SqlAgreements::key, person));
    }

    @Override
    public Future<Map<Agreement.Key, Integer>> counts() {
        return readers.read(db -> {
            Map<Agreement.Key, Integer> counts = new HashMap<>();
            db.list(
                    "SELECT agreement, version, COUNT(*) AS persons FROM agreement_accepted GROUP BY agreement, version",
                    row -> counts.put(key(row), row.getInt("persons")));
            return counts;
        });
    }

    @Override
    public Future<Void> accept(String person, Agreement.Key agreement, long now) {
        return writer.write(0, db -> db.update("""
                                INSERT INTO agreement_accepted (person, agreement, version, accepted_at) VALUES (?, ?, ?, ?)
                                ON CONFLICT (person, agreement, version) DO NOTHING""", person, agreement.id(), agreement.version(), now))
                .mapEmpty();
    }

    private static Agreement read(ResultSet row) throws SQLException {
        return new Agreement(
                row.getString("id"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("text"),
                row.getLong("created_at"),
                Columns.optionalLong(row, "published_at"),
                Columns.optionalLong(row, "retired_at"));
    }

    private static Agreement.Key key(ResultSet row) throws SQLException {
        return new Agreement.Key(row.getString("agreement"), row.getInt("version"));
    }
}
