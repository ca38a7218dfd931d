package org.mandala.server.programme;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.mandala.server.protocol.Role;

/** What concerns one person, read at one moment in one go. Futures complete on the caller's Vert.x context, if any. */
public interface Overview {

    Future<Mine> of(String person, long now);

    /**
     * {@code sites} are those that are open. {@code sessions} are of the person's cohorts, in the order of their start, the
     * cancelled ones too, without their agendas. {@code choices} tell for the first of twins which one the person comes to.
     */
    record Mine(
            boolean steward,
            List<Site> sites,
            List<RoledCohort> cohorts,
            List<TeamOf> teams,
            List<Session> sessions,
            Map<String, String> choices,
            List<SiteEvent> events,
            List<Agreement> agreements) {}

    /** A cohort and what the person may do most in it. */
    record RoledCohort(Cohort cohort, Role role) {}

    /** One of the person's teams, with the names of its present members, in their order. */
    record TeamOf(Team team, List<String> names) {}
}
