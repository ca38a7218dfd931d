package org.mandala.server.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.Role;

/** Cohorts, teams, persons with their addresses, and memberships as rows. */
final class RegisterRows {
    static final String TEAM_COLUMNS = "id, cohort, kind, name, site, ended_at";

    static List<Cohort> cohorts(Db db) throws SQLException {
        return db.list("SELECT id, title, ended_at FROM cohort ORDER BY id", RegisterRows::cohort);
    }

    static Cohort cohort(ResultSet row) throws SQLException {
        return new Cohort(row.getString("id"), row.getString("title"), Columns.optionalLong(row, "ended_at"));
    }

    static List<Team> teams(Db db) throws SQLException {
        return db.list("SELECT " + TEAM_COLUMNS + " FROM team ORDER BY id", RegisterRows::team);
    }

    static Team team(ResultSet row) throws SQLException {
        return new Team(
                row.getString("id"),
                row.getString("cohort"),
                Team.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("site"),
                Columns.optionalLong(row, "ended_at"));
    }

    static List<Person> persons(Db db) throws SQLException {
        return db.list("SELECT id, name, site, created_at FROM person ORDER BY id", PeopleRows::person);
    }

    static Map<String, String> emails(Db db) throws SQLException {
        Map<String, String> emails = new HashMap<>();
        db.list(
                "SELECT id, email FROM person WHERE email IS NOT NULL",
                row -> emails.put(row.getString(1), row.getString(2)));
        return emails;
    }

    static List<Membership> memberships(Db db) throws SQLException {
        return db.list(
                "SELECT person, kind, of_id, role, valid_from, valid_to FROM membership"
                        + " ORDER BY person, kind, of_id, role, valid_from",
                RegisterRows::membership);
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                row.getString("person"),
                row.getString("of_id"),
                Membership.Kind.valueOf(row.getString("kind")),
                Role.valueOf(row.getString("role")),
                row.getLong("valid_from"),
                Columns.optionalLong(row, "valid_to"));
    }

    static void put(Db db, Cohort it) throws SQLException {
        db.update("""
                INSERT INTO cohort (id, title, ended_at) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET title = excluded.title, ended_at = excluded.ended_at""", it.id(), it.title(), it.endedAt());
    }

    static void put(Db db, Team it) throws SQLException {
        db.update(
                "INSERT INTO team (" + TEAM_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?) " + """
                ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, site = excluded.site,
                  ended_at = excluded.ended_at""",
                it.id(),
                it.cohort(),
                it.kind().name(),
                it.name(),
                it.site(),
                it.endedAt());
    }

    static void put(Db db, Person it) throws SQLException {
        db.update("""
                INSERT INTO person (id, name, site, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, site = excluded.site""", it.id(), it.name(), it.site(), it.createdAt());
    }

    static void putEmail(Db db, String person, String email) throws SQLException {
        db.update("UPDATE person SET email = ? WHERE id = ?", email.isEmpty() ? null : email, person);
    }

    static void put(Db db, Membership it) throws SQLException {
        db.update("""
                INSERT INTO membership (person, kind, of_id, role, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (person, kind, of_id, role, valid_from) DO UPDATE SET valid_to = excluded.valid_to""", it.person(), it.kind().name(), it.of(), it.role().name(), it.from(), it.to());
    }

    private RegisterRows() {}
}
