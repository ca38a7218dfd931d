package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Roles;
import org.mandala.server.identity.Standing;
import org.mandala.server.programme.Cohort;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.Role;

final class SqlProgramme implements Programme {
    private final Readers readers;
    private final Writer writer;
    private final InstantSource clock;

    SqlProgramme(Readers readers, Writer writer, InstantSource clock) {
        this.readers = readers;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Future<List<Site>> sites() {
        return readers.read(SiteRows::open);
    }

    @Override
    public Future<Optional<Session>> session(String id) {
        return readers.read(
                db -> ProgrammeRows.sessions(db, "WHERE id = ?", id).stream().findFirst());
    }

    @Override
    public Future<List<RoledSession>> sessionsOf(String person) {
        long now = clock.millis();
        return readers.read(db -> {
            List<RoledSession> found = new ArrayList<>();
            for (String cohort : ProgrammeRows.cohortsOf(db, person, now)) {
                Optional<Role> role = Roles.strongest(ProgrammeRows.rolesIn(db, person, cohort, now));
                for (Session session : ProgrammeRows.sessions(db, "WHERE cohort = ? ORDER BY start_at, id", cohort)) {
                    role.ifPresent(is -> found.add(new RoledSession(session, is)));
                }
            }
            for (Session session : ProgrammeRows.visited(db, person, now)) {
                if (found.stream().noneMatch(it -> it.session().id().equals(session.id()))) {
                    found.add(new RoledSession(session, Role.GUEST));
                }
            }
            return Programme.byStart(found);
        });
    }

    @Override
    public Future<Optional<Role>> roleIn(String person, String session) {
        long now = clock.millis();
        return readers.read(db -> {
            Optional<String> cohort =
                    db.one("SELECT cohort FROM session WHERE id = ?", row -> row.getString(1), session);
            return cohort.isEmpty()
                    ? Optional.empty()
                    : Roles.strongest(ProgrammeRows.rolesIn(db, person, cohort.get(), now));
        });
    }

    @Override
    public Future<Optional<Standing>> standing(String person, Place place) {
        long now = clock.millis();
        return readers.read(db -> ProgrammeRows.standing(db, person, place, now));
    }

    @Override
    public Future<Optional<Session>> nextSession(long now) {
        return readers.read(db -> {
            List<Session> next = ProgrammeRows.sessions(
                    db,
                    "WHERE end_at > ? AND cancelled_at IS NULL AND kind = 'VIRTUAL' ORDER BY start_at, id LIMIT 1",
                    now);
            return next.isEmpty()
                    ? ProgrammeRows.sessions(db, "WHERE kind = 'VIRTUAL' ORDER BY start_at DESC, id DESC LIMIT 1")
                            .stream()
                            .findFirst()
                    : Optional.of(next.get(0));
        });
    }

    @Override
    public Future<Boolean> load(Contents contents) {
        return writer.write(0, db -> {
            boolean empty = !db.any("SELECT 1 FROM cohort") && !db.any("SELECT 1 FROM site");
            if (empty) {
                insert(db, contents);
            }
            return empty;
        });
    }

    private static void insert(Db db, Contents contents) throws SQLException {
        for (Site site : contents.sites()) {
            SiteRows.put(db, site);
        }
        for (Cohort cohort : contents.cohorts()) {
            RegisterRows.put(db, cohort);
        }
        for (Team team : contents.teams()) {
            RegisterRows.put(db, team);
        }
        for (Person person : contents.persons()) {
            PeopleRows.insert(db, person);
        }
        for (Membership membership : contents.memberships()) {
            ProgrammeRows.insert(db, membership);
        }
        for (Session session : contents.sessions()) {
            SessionRows.insert(db, session);
        }
    }
}
