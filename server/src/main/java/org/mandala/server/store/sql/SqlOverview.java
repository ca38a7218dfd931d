package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mandala.server.identity.Roles;
import org.mandala.server.programme.Agreement;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Overview;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Team;

final class SqlOverview implements Overview {
    private static final String COUNTS = "m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to > ?)";

    private final Readers readers;

    SqlOverview(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Future<Mine> of(String person, long now) {
        return readers.read(db -> {
            List<RoledCohort> cohorts = cohorts(db, person, now);
            return new Mine(
                    steward(db, person, now),
                    SiteRows.open(db),
                    cohorts,
                    teams(db, person, now),
                    sessions(db, cohorts, ProgrammeRows.visited(db, person, now)),
                    choices(db, person),
                    EventRows.after(db, now),
                    Agreement.open(SqlAgreements.all(db), SqlAgreements.acceptedBy(db, person)));
        });
    }

    private static boolean steward(Db db, String person, long now) throws SQLException {
        return db.any(
                "SELECT 1 FROM membership m WHERE m.person = ? AND m.kind = 'PROGRAMME' AND m.role = 'STEWARD' AND "
                        + COUNTS,
                person,
                now,
                now);
    }

    private static List<RoledCohort> cohorts(Db db, String person, long now) throws SQLException {
        List<RoledCohort> found = new ArrayList<>();
        for (String id : ProgrammeRows.cohortsOf(db, person, now)) {
            Cohort cohort = db.one("SELECT id, title, ended_at FROM cohort WHERE id = ?", RegisterRows::cohort, id)
                    .orElseThrow();
            Roles.strongest(ProgrammeRows.rolesIn(db, person, id, now))
                    .ifPresent(role -> found.add(new RoledCohort(cohort, role)));
        }
        found.sort(Comparator.comparing((RoledCohort it) -> it.cohort().title())
                .thenComparing(it -> it.cohort().id()));
        return found;
    }

    private static List<TeamOf> teams(Db db, String person, long now) throws SQLException {
        List<Team> teams = db.list(
                "SELECT t.id, t.cohort, t.kind, t.name, t.site, t.ended_at FROM team t JOIN membership m"
                        + " ON m.kind = 'TEAM' AND m.of_id = t.id WHERE m.person = ? AND t.ended_at IS NULL AND "
                        + COUNTS
                        + " ORDER BY t.kind, t.name, t.id",
                RegisterRows::team,
                person,
                now,
                now);
        List<TeamOf> found = new ArrayList<>();
        for (Team team : teams) {
            found.add(new TeamOf(team, names(db, team, now)));
        }
        return found;
    }

    private static List<String> names(Db db, Team team, long now) throws SQLException {
        return db.list(
                "SELECT p.name FROM membership m JOIN person p ON p.id = m.person"
                        + " WHERE m.kind = 'TEAM' AND m.of_id = ? AND p.name IS NOT NULL AND " + COUNTS
                        + " ORDER BY p.name, p.id",
                row -> row.getString(1),
                team.id(),
                now,
                now);
    }

    /** Those of the cohorts, and those that somebody is a guest of. */
    private static List<Session> sessions(Db db, List<RoledCohort> cohorts, List<Session> visited) throws SQLException {
        List<Session> found = new ArrayList<>();
        for (RoledCohort each : cohorts) {
            found.addAll(db.list(
                    "SELECT " + SessionRows.COLUMNS + " FROM session WHERE cohort = ?",
                    SessionRows::readWithoutAgenda,
                    each.cohort().id()));
        }
        visited.stream()
                .filter(it -> cohorts.stream().noneMatch(of -> of.cohort().id().equals(it.cohort())))
                .map(it -> it.planned(it.boardTemplate(), List.of()))
                .forEach(found::add);
        found.sort(Comparator.comparingLong(Session::start).thenComparing(Session::id));
        return found;
    }

    private static Map<String, String> choices(Db db, String person) throws SQLException {
        Map<String, String> choices = new HashMap<>();
        db.list(
                "SELECT first, session FROM twin_choice WHERE person = ?",
                row -> choices.put(row.getString(1), row.getString(2)),
                person);
        return choices;
    }
}
