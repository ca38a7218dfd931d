package org.mandala.server.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.programme.Programme;

/** The paths of the programme, its calendar and the start page. Rules C1 to C40. */
final class ProgrammeRoutes {
    /** A roster of 2,000 lines has some 200 kB. */
    static final int MAX_ROSTER_BYTES = 1 << 20;

    private final Gate gate;
    private final Door door;
    private final ProgrammeDesk desk;
    private final Programme programme;
    private final AuditLog audit;

    ProgrammeRoutes(Gate gate, Door door, ProgrammeDesk desk, Programme programme, AuditLog audit) {
        this.gate = gate;
        this.door = door;
        this.desk = desk;
        this.programme = programme;
        this.audit = audit;
    }

    /** Before the other routes: a roster may be larger than other bodies. */
    static void mountBodies(Router router) {
        Gate.row(router.post("/api/v1/cohorts/:id/roster"), Action.KEEP_PROGRAMME)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_ROSTER_BYTES));
    }

    void mount(Router router) {
        HomeApi home = new HomeApi(desk);
        gate.signedIn(router.get("/api/v1/home"), Action.SEE_HOME, home::home);
        mountRegister(router, new RegisterApi(desk, audit));
        mountAgreements(router, new AgreementsApi(desk.agreeing()));
        mountPlanning(router, new PlanningApi(desk, programme));
        mountOwn(router, new OwnCalendarApi(desk, programme, door));
    }

    private void mountRegister(Router router, RegisterApi register) {
        gate.at(router.get("/api/v1/register"), Action.KEEP_PROGRAMME, Gate::programme, register::register);
        gate.at(router.post("/api/v1/sites"), Action.KEEP_PROGRAMME, Gate::programme, register::putSite);
        gate.at(router.put("/api/v1/sites/:id"), Action.KEEP_PROGRAMME, Gate::programme, register::putSite);
        gate.at(router.post("/api/v1/cohorts"), Action.KEEP_PROGRAMME, Gate::programme, register::putCohort);
        gate.at(router.put("/api/v1/cohorts/:id"), Action.KEEP_PROGRAMME, Gate::programme, register::putCohort);
        gate.at(router.post("/api/v1/teams"), Action.KEEP_PROGRAMME, Gate::programme, register::putTeam);
        gate.at(router.put("/api/v1/teams/:id"), Action.KEEP_PROGRAMME, Gate::programme, register::putTeam);
        gate.at(router.post("/api/v1/people"), Action.KEEP_PROGRAMME, Gate::programme, register::putPerson);
        gate.at(router.put("/api/v1/people/:id"), Action.KEEP_PROGRAMME, Gate::programme, register::putPerson);
        gate.at(router.post("/api/v1/memberships"), Action.KEEP_PROGRAMME, Gate::programme, register::begin);
        gate.at(router.post("/api/v1/memberships/end"), Action.KEEP_PROGRAMME, Gate::programme, register::end);
        gate.at(router.post("/api/v1/cohorts/:id/roster"), Action.KEEP_PROGRAMME, Gate::programme, register::roster);
    }

    private void mountAgreements(Router router, AgreementsApi agreements) {
        String one = "/api/v1/agreements/:id/:version/";
        gate.signedIn(router.get("/api/v1/me/agreements"), Action.ACCEPT_AGREEMENT, agreements::open);
        gate.signedIn(router.post(one + "accept"), Action.ACCEPT_AGREEMENT, agreements::accept);
        gate.at(router.get("/api/v1/agreements"), Action.KEEP_PROGRAMME, Gate::programme, agreements::all);
        gate.at(router.post("/api/v1/agreements"), Action.KEEP_PROGRAMME, Gate::programme, agreements::draft);
        gate.at(router.put("/api/v1/agreements/:id"), Action.KEEP_PROGRAMME, Gate::programme, agreements::draft);
        gate.at(router.post(one + "publish"), Action.KEEP_PROGRAMME, Gate::programme, agreements::publish);
        gate.at(router.post(one + "retire"), Action.KEEP_PROGRAMME, Gate::programme, agreements::retire);
    }

    private void mountPlanning(Router router, PlanningApi planning) {
        String cohort = "/api/v1/cohorts/:id/";
        gate.at(router.post(cohort + "plan"), Action.KEEP_CALENDAR, Gate::cohort, planning::look);
        gate.at(router.post(cohort + "fair-times"), Action.KEEP_CALENDAR, Gate::cohort, planning::fair);
        gate.at(router.post(cohort + "sessions"), Action.KEEP_CALENDAR, Gate::cohort, planning::make);
        gate.at(router.post(cohort + "meetings"), Action.KEEP_CALENDAR, Gate::cohort, planning::add);
        gate.at(router.get(cohort + "agenda-templates"), Action.KEEP_CALENDAR, Gate::cohort, planning::templates);
        gate.at(router.post(cohort + "agenda-templates"), Action.KEEP_CALENDAR, Gate::cohort, planning::putTemplate);
        String template = cohort + "agenda-templates/:template";
        gate.at(router.put(template), Action.KEEP_CALENDAR, Gate::cohort, planning::putTemplate);
        gate.at(router.delete(template), Action.KEEP_CALENDAR, Gate::cohort, planning::removeTemplate);
        String session = "/api/v1/sessions/:id/";
        gate.at(router.get(session + "planning"), Action.KEEP_CALENDAR, Gate::session, planning::planning);
        gate.at(router.put(session + "planning"), Action.KEEP_CALENDAR, Gate::session, planning::edit);
        gate.at(router.post(session + "cancel"), Action.KEEP_CALENDAR, Gate::session, planning::cancel);
        gate.at(router.post(session + "twin"), Action.KEEP_CALENDAR, Gate::session, planning::addTwin);
        gate.at(router.put(session + "agenda"), Action.KEEP_CALENDAR, Gate::session, planning::plan);
        ExpectedApi expected = new ExpectedApi(programme, desk);
        gate.at(router.get(session + "expected"), Action.LEAD_SESSION, Gate::session, expected::expected);
    }

    private void mountOwn(Router router, OwnCalendarApi own) {
        gate.signedIn(router.get("/api/v1/me/calendar"), Action.KEEP_OWN_CALENDAR, own::see);
        gate.signedIn(router.put("/api/v1/me/reminders"), Action.KEEP_OWN_CALENDAR, own::wish);
        gate.signedIn(router.post("/api/v1/me/feed"), Action.KEEP_OWN_CALENDAR, own::makeFeed);
        gate.signedIn(router.delete("/api/v1/me/feed"), Action.KEEP_OWN_CALENDAR, own::endFeed);
        gate.at(router.put("/api/v1/sessions/:id/choice"), Action.ENTER_SESSION, Gate::session, own::choose);
        gate.at(router.get("/api/v1/sessions/:id/ics"), Action.ENTER_SESSION, Gate::session, own::ics);
        gate.laterAt(router.post("/api/v1/events"), Action.KEEP_SITE_EVENTS, own::putEvent);
        gate.laterAt(router.put("/api/v1/events/:id"), Action.KEEP_SITE_EVENTS, own::putEvent);
        gate.anyone(router.get("/calendar/:token"), Action.READ_FEED, own::feed);
    }

    static final CharSequence ICALENDAR = HttpHeaders.createOptimized("text/calendar; charset=utf-8");
}
