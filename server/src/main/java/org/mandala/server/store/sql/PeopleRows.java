package org.mandala.server.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mandala.server.identity.Invite;
import org.mandala.server.identity.Person;
import org.mandala.server.protocol.Role;

/** Persons and invites as rows. */
final class PeopleRows {

    static Optional<Person> person(Db db, String id) throws SQLException {
        return db.one("SELECT id, name, site, created_at FROM person WHERE id = ?", PeopleRows::person, id);
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(row.getString("id"), row.getString("name"), row.getString("site"), row.getLong("created_at"));
    }

    /** {@code column} is one of ours, never anybody's input. */
    static List<Invite> invites(Db db, String column, String value) throws SQLException {
        return db.list("""
                SELECT id, token_hash, session, role, created_by, created_at, expires_at, max_uses, uses, revoked_at
                FROM invite WHERE %s = ? ORDER BY created_at, id""".formatted(column), PeopleRows::invite, value);
    }

    private static Invite invite(ResultSet row) throws SQLException {
        long revokedAt = row.getLong("revoked_at");
        boolean revoked = !row.wasNull();
        return new Invite(
                row.getString("id"),
                row.getString("token_hash"),
                row.getString("session"),
                Role.valueOf(row.getString("role")),
                row.getString("created_by"),
                row.getLong("created_at"),
                row.getLong("expires_at"),
                row.getInt("max_uses"),
                row.getInt("uses"),
                revoked ? Long.valueOf(revokedAt) : null);
    }

    static boolean insert(Db db, Person person) throws SQLException {
        return db.update(
                        "INSERT INTO person (id, name, site, created_at) VALUES (?, ?, ?, ?)",
                        person.id(),
                        person.name(),
                        person.site(),
                        person.createdAt())
                == 1;
    }

    static boolean insert(Db db, Invite invite) throws SQLException {
        return db.update(
                        """
                        INSERT INTO invite (id, token_hash, session, role, created_by, created_at, expires_at, max_uses, uses,
                          revoked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        invite.id(),
                        invite.tokenHash(),
                        invite.session(),
                        invite.role().name(),
                        invite.createdBy(),
                        invite.createdAt(),
                        invite.expiresAt(),
                        invite.maxUses(),
                        invite.uses(),
                        invite.revokedAt())
                == 1;
    }

    private PeopleRows() {}
}
