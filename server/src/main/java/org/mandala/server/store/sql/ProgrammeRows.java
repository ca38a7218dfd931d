package org.mandala.server.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Standing;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Scope;
import org.mandala.server.programme.Session;
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

    /** The sessions that somebody is a guest of, with their twins. */
    static List<Session> visited(Db db, String person, long now) throws SQLException {
        return sessions(
                db,
                "WHERE COALESCE(twin_of, id) IN (SELECT of_id FROM membership WHERE person = ? AND kind = 'SESSION'"
                        + " AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?))",
                person,
                now,
                now);
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

    /** How the person stands to the place; empty when there is no such place. */
    static Optional<Standing> standing(Db db, String person, Place place, long now) throws SQLException {
        Optional<Scope> scope = scope(db, place);
        return scope.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        scope.get().standing(membershipsOf(db, person, now)).asOwn(place.equals(Place.person(person))));
    }

    private static List<Membership> membershipsOf(Db db, String person, long now) throws SQLException {
        return db.list("""
                SELECT person, of_id, kind, role, valid_from, valid_to FROM membership
                WHERE person = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)""", ProgrammeRows::membership, person, now, now);
    }

    private static Membership membership(ResultSet row) throws SQLException {
        long to = row.getLong("valid_to");
        boolean ends = !row.wasNull();
        return new Membership(
                row.getString("person"),
                row.getString("of_id"),
                Membership.Kind.valueOf(row.getString("kind")),
                Role.valueOf(row.getString("role")),
                row.getLong("valid_from"),
                ends ? Long.valueOf(to) : null);
    }

    private static Optional<Scope> scope(Db db, Place place) throws SQLException {
        Scope all = Scope.programme();
        String id = place.id();
        return switch (place.kind()) {
            case PROGRAMME, PERSON -> Optional.of(all);
            case COHORT ->
                known(db, "SELECT id FROM cohort WHERE id = ?", id)
                        .map(cohort -> all.with(Membership.Kind.COHORT, cohort));
            case SITE ->
                known(db, "SELECT id FROM site WHERE id = ?", id).map(site -> all.with(Membership.Kind.SITE, site));
            case TEAM ->
                known(db, "SELECT cohort FROM team WHERE id = ?", id)
                        .map(cohort -> all.with(Membership.Kind.COHORT, cohort).with(Membership.Kind.TEAM, id));
            case SESSION ->
                db.one(
                        "SELECT cohort, COALESCE(twin_of, id) FROM session WHERE id = ?",
                        row -> all.with(Membership.Kind.COHORT, row.getString(1))
                                .with(Membership.Kind.SESSION, row.getString(2)),
                        id);
        };
    }

    private static Optional<String> known(Db db, String sql, String id) throws SQLException {
        return db.one(sql, row -> row.getString(1), id);
    }

    /** Whether the person is a member in this role already, at the membership's beginning. */
    static boolean holds(Db db, Membership wanted) throws SQLException {
        return membershipsOf(db, wanted.person(), wanted.from()).stream()
                .anyMatch(
                        it -> it.kind() == wanted.kind() && it.of().equals(wanted.of()) && it.role() == wanted.role());
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
