package org.mandala.server.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.server.programme.AgendaItem;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.Json;
import org.mandala.server.protocol.Role;

/** Sites, teams, memberships and sessions as rows. */
final class ProgrammeRows {
    private static final String MEMBER_NOW =
            "person = ? AND kind = 'COHORT' AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)";

    /** {@code rest} is one of our clauses, never anybody's input. */
    static List<Session> sessions(Db db, String rest, @Nullable Object... parameters) throws SQLException {
        return db.list(
                "SELECT " + SessionRows.COLUMNS + ", agenda FROM session " + rest, SessionRows::read, parameters);
    }

    static List<String> cohortsOf(Db db, String person, long now) throws SQLException {
        return db.list(
                "SELECT DISTINCT of_id FROM membership WHERE " + MEMBER_NOW, row -> row.getString(1), person, now, now);
    }

    static List<Role> rolesIn(Db db, String person, String cohort, long now) throws SQLException {
        return db.list(
                "SELECT role FROM membership WHERE " + MEMBER_NOW + " AND of_id = ?",
                row -> Role.valueOf(row.getString(1)),
                person,
                now,
                now,
                cohort);
    }

    /** Whether the person is a member in this role already, at the membership's beginning. */
    static boolean holds(Db db, Membership wanted) throws SQLException {
        return rolesIn(db, wanted.person(), wanted.of(), wanted.from()).contains(wanted.role());
    }

    static void insert(Db db, Membership membership) throws SQLException {
        db.update(
                "INSERT INTO membership (person, kind, of_id, role, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?)",
                membership.person(),
                membership.kind().name(),
                membership.of(),
                membership.role().name(),
                membership.from(),
                membership.to());
    }

    private ProgrammeRows() {}
}
