package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Overview.Mine;
import org.mandala.server.protocol.CalendarViews.AgreementEntry;
import org.mandala.server.protocol.CalendarViews.CohortView;
import org.mandala.server.protocol.CalendarViews.HomeView;
import org.mandala.server.protocol.CalendarViews.TeamView;

/** All that a person's start page and calendar show, in one answer. Rules C33 to C36. */
final class HomeApi {
    /** People come in a little early; facilitators may at any time. */
    private static final int DOOR_MINUTES = 15;

    private final ProgrammeDesk desk;

    HomeApi(ProgrammeDesk desk) {
        this.desk = desk;
    }

    Future<Void> home(RoutingContext ctx, Person person) {
        long now = desk.clock().millis();
        Answers.json(ctx, desk.overview().of(person.id(), now).map(mine -> view(person, mine, now)));
        return Future.succeededFuture();
    }

    private static HomeView view(Person person, Mine mine, long now) {
        // Until they are accepted there is nothing else to see.
        boolean agreed = mine.agreements().isEmpty();
        return new HomeView(
                person.id(),
                person.name(),
                person.site(),
                agreed && mine.steward(),
                now,
                DOOR_MINUTES,
                PeopleApi.siteViews(mine.sites()),
                agreed ? cohorts(mine) : List.of(),
                agreed ? teams(mine) : List.of(),
                agreed ? CalendarEntries.sessions(mine) : List.of(),
                agreed ? CalendarEntries.events(mine.events()) : List.of(),
                mine.agreements().stream()
                        .map(it -> new AgreementEntry(it.id(), it.version(), it.title(), it.text()))
                        .toList());
    }

    private static List<CohortView> cohorts(Mine mine) {
        return mine.cohorts().stream()
                .map(it -> new CohortView(it.cohort().id(), it.cohort().title(), it.role()))
                .toList();
    }

    private static List<TeamView> teams(Mine mine) {
        return mine.teams().stream()
                .map(it -> new TeamView(
                        it.team().id(),
                        it.team().name(),
                        it.team().kind().name(),
                        it.team().cohort(),
                        it.names()))
                .toList();
    }
}
