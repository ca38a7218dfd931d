package org.mandala.server.store.sql;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.doc.Version;
import org.mandala.server.doc.VersionStore;
import org.mandala.server.protocol.VersionView.VersionCause;

final class SqlVersions implements VersionStore {
    private static final String SELECT =
            "SELECT id, doc, seq, made_at, cause, name, made_by, size FROM doc_version WHERE doc = ?";

    private final Readers readers;
    private final Writer writer;

    SqlVersions(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<Boolean> add(Version version, Buffer state) {
        return writer.write(state.length(), db -> {
            if (!db.any("SELECT 1 FROM doc WHERE id = ?", version.doc())) {
                throw new NoSuchDoc(version.doc());
            }
            return insert(db, version, state.getBytes()) == 1;
        });
    }

    private static int insert(Db db, Version version, byte[] state) throws SQLException {
        return db.update(
                """
                INSERT INTO doc_version (id, doc, seq, made_at, cause, name, made_by, size, bytes, crc32c)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                version.id(),
                version.doc(),
                version.seq(),
                version.at(),
                version.cause().name(),
                version.name(),
                version.by(),
                version.bytes(),
                state,
                DocRows.crc32c(state));
    }

    @Override
    public Future<List<Version>> of(String doc) {
        return readers.read(db -> db.list(SELECT + " ORDER BY made_at DESC, seq DESC, id", SqlVersions::version, doc));
    }

    @Override
    public Future<Optional<Version>> find(String doc, String id) {
        return readers.read(db -> db.one(SELECT + " AND id = ?", SqlVersions::version, doc, id));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("id"),
                row.getString("doc"),
                row.getLong("seq"),
                row.getLong("made_at"),
                VersionCause.valueOf(row.getString("cause")),
                row.getString("name"),
                row.getString("made_by"),
                row.getInt("size"));
    }

    @Override
    public Future<Optional<Buffer>> state(String doc, String id) {
        return readers.read(
                db -> db
                        .list(
                                "SELECT bytes, crc32c FROM doc_version WHERE doc = ? AND id = ?",
                                SqlVersions::sound,
                                doc,
                                id)
                        .stream()
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Buffer> sound(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes(1);
        return DocRows.crc32c(bytes) == row.getLong(2) ? Optional.of(Buffer.buffer(bytes)) : Optional.empty();
    }

    @Override
    public Future<Boolean> name(String doc, String id, @Nullable String name) {
        return writer.write(
                0, db -> db.update("UPDATE doc_version SET name = ? WHERE doc = ? AND id = ?", name, doc, id) == 1);
    }

    @Override
    public Future<Integer> drop(String doc, Set<String> ids) {
        return writer.write(0, db -> {
            int dropped = 0;
            for (String id : ids) {
                dropped += db.update("DELETE FROM doc_version WHERE doc = ? AND id = ?", doc, id);
            }
            return dropped;
        });
    }
}
