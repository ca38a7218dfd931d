package org.mandala.server.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Passkey;
import org.mandala.server.identity.Way;

/** Logins and passkeys as rows. */
final class KeyRows {
    static final String LOGIN = "id, hash, person, way, device, network, created_at, expires_at, seen_at";
    static final String PASSKEY = "credential, person, name, authenticator, created_at, used_at";

    static Optional<Login> login(Db db, String hash, long now) throws SQLException {
        return db.one(
                "SELECT " + LOGIN + " FROM login WHERE hash = ? AND expires_at > ? AND ended_at IS NULL",
                KeyRows::login,
                hash,
                now);
    }

    static Login login(ResultSet row) throws SQLException {
        return new Login(
                row.getString("id"),
                row.getString("hash"),
                row.getString("person"),
                Way.valueOf(row.getString("way")),
                new Device(row.getString("device"), row.getString("network")),
                row.getLong("created_at"),
                row.getLong("expires_at"),
                row.getLong("seen_at"));
    }

    static boolean insert(Db db, Login login) throws SQLException {
        return db.update(
                        "INSERT INTO login (" + LOGIN + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        login.id(),
                        login.hash(),
                        login.person(),
                        login.way().name(),
                        login.device().name(),
                        login.device().network(),
                        login.createdAt(),
                        login.expiresAt(),
                        login.seenAt())
                == 1;
    }

    static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                row.getString("credential"),
                row.getString("person"),
                row.getString("name"),
                row.getString("authenticator"),
                row.getLong("created_at"),
                time(row, "used_at"));
    }

    static @Nullable Long time(ResultSet row, String column) throws SQLException {
        long at = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(at);
    }

    private KeyRows() {}
}
