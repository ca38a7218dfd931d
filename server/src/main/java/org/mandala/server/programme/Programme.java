package org.mandala.server.programme;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Standings;
import org.mandala.server.protocol.Role;

/**
 * Keeps sites, cohorts, teams, memberships and sessions. Memberships count on the day of asking. Futures complete on the
 * Vert.x context of the caller, where there is one.
 */
public interface Programme extends Standings {

    /** All sites, by name. */
    Future<List<Site>> sites();

    Future<Optional<Session>> session(String id);

    /** The sessions of the person's cohorts, and those that they are a guest of, in the order of their start. */
    Future<List<RoledSession>> sessionsOf(String person);

    /** The person's role in the cohort of a session: of several the one that may do most. */
    Future<Optional<Role>> roleIn(String person, String session);

    /** The virtual session that runs at {@code now} (ms since 1970) or comes next, or else the last there was. */
    Future<Optional<Session>> nextSession(long now);

    /** Writes a whole programme; false, changing nothing, when there is one already. */
    Future<Boolean> load(Contents contents);

    /** Sessions in the order of their start. */
    static List<RoledSession> byStart(List<RoledSession> sessions) {
        return sessions.stream()
                .sorted(Comparator.<RoledSession>comparingLong(
                                it -> it.session().start())
                        .thenComparing(it -> it.session().id()))
                .toList();
    }

    /** A session with the role that the asking person has in it. */
    record RoledSession(Session session, Role role) {}

    /** All that a programme consists of. */
    record Contents(
            List<Site> sites,
            List<Cohort> cohorts,
            List<Team> teams,
            List<Person> persons,
            List<Membership> memberships,
            List<Session> sessions) {}
}
