package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.Grant;
import org.mandala.server.identity.ProgramToken;
import org.mandala.server.identity.TokenBook;

final class SqlTokenBook implements TokenBook {
    private static final String COLUMNS = "id, name, doc, access, created_by, created_at, expires_at, revoked_at";

    private final Readers readers;
    private final Writer writer;

    SqlTokenBook(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<Optional<ProgramToken>> find(String id) {
        return readers.read(
                db -> db.one("SELECT " + COLUMNS + " FROM program_token WHERE id = ?", SqlTokenBook::token, id));
    }

    @Override
    public Future<Void> add(ProgramToken token) {
        return writer.write(
                        0,
                        db -> db.update(
                                "INSERT INTO program_token (" + COLUMNS
                                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                                token.id(),
                                token.name(),
                                token.grant().doc(),
                                token.grant().access().name(),
                                token.createdBy(),
                                token.createdAt(),
                                token.expiresAt(),
                                token.revokedAt()))
                .mapEmpty();
    }

    @Override
    public Future<List<ProgramToken>> list(long now) {
        return readers.read(db -> db.list(
                "SELECT " + COLUMNS + " FROM program_token WHERE expires_at > ? ORDER BY created_at DESC, id",
                SqlTokenBook::token,
                now));
    }

    @Override
    public Future<Boolean> revoke(String id, long now) {
        return writer.write(
                0,
                db -> db.update("UPDATE program_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now, id)
                        == 1);
    }

    private static ProgramToken token(ResultSet row) throws SQLException {
        return new ProgramToken(
                row.getString("id"),
                row.getString("name"),
                new Grant(row.getString("doc"), Access.valueOf(row.getString("access"))),
                row.getString("created_by"),
                row.getLong("created_at"),
                row.getLong("expires_at"),
                KeyRows.time(row, "revoked_at"));
    }
}
