package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mandala.server.board.Template;
import org.mandala.server.practice.Practice;
import org.mandala.server.programme.AgendaTemplate;
import org.mandala.server.programme.Ids;
import org.mandala.server.programme.Programme;
import org.mandala.server.programme.Register;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.CalendarForms.AgendaForm;
import org.mandala.server.protocol.CalendarForms.AgendaTemplateForm;
import org.mandala.server.protocol.CalendarForms.PlanForm;
import org.mandala.server.protocol.CalendarForms.SessionForm;
import org.mandala.server.protocol.CalendarForms.SessionsForm;
import org.mandala.server.protocol.CalendarForms.TwinForm;
import org.mandala.server.protocol.CalendarViews.AgendaTemplateView;
import org.mandala.server.protocol.CalendarViews.Choice;
import org.mandala.server.protocol.CalendarViews.KnownGroup;
import org.mandala.server.protocol.CalendarViews.PlanningView;
import org.mandala.server.protocol.CalendarViews.SessionEntry;
import org.mandala.server.protocol.Role;

/** Planning sessions. Rules C20 to C28. */
final class PlanningApi {
    private static final int SECONDS_PER_MINUTE = 60;

    private final ProgrammeDesk desk;
    private final Programme programme;

    PlanningApi(ProgrammeDesk desk, Programme programme) {
        this.desk = desk;
        this.programme = programme;
    }

    /** Looks at the dates of a plan; nothing is made. */
    Future<Void> look(RoutingContext ctx, Caller caller) {
        Answers.json(ctx, desk.outlook().look(ctx.pathParam("id"), Answers.body(ctx, PlanForm.class)));
        return Future.succeededFuture();
    }

    /** With {@code ?twins=1} pairs of hours. */
    Future<Void> fair(RoutingContext ctx, Caller caller) {
        boolean twins = "1".equals(ctx.request().getParam("twins"));
        Answers.json(ctx, desk.outlook().fair(ctx.pathParam("id"), Answers.body(ctx, PlanForm.class), twins));
        return Future.succeededFuture();
    }

    Future<Void> make(RoutingContext ctx, Caller caller) {
        String cohort = ctx.pathParam("id");
        return entries(ctx, cohort, desk.planning().make(cohort, Answers.body(ctx, SessionsForm.class)), caller);
    }

    Future<Void> add(RoutingContext ctx, Caller caller) {
        String cohort = ctx.pathParam("id");
        return entries(ctx, cohort, desk.planning().add(cohort, Answers.body(ctx, SessionForm.class)), caller);
    }

    Future<Void> templates(RoutingContext ctx, Caller caller) {
        return answerTemplates(ctx, Future.succeededFuture());
    }

    Future<Void> putTemplate(RoutingContext ctx, Caller caller) {
        AgendaTemplateForm wish = Answers.body(ctx, AgendaTemplateForm.class);
        return answerTemplates(ctx, desk.planning().putTemplate(ctx.pathParam("template"), wish));
    }

    Future<Void> removeTemplate(RoutingContext ctx, Caller caller) {
        return answerTemplates(ctx, desk.calendar().removeTemplate(ctx.pathParam("template")));
    }

    private Future<Void> answerTemplates(RoutingContext ctx, Future<?> done) {
        Answers.json(ctx, done.compose(ignored -> desk.calendar().templates()).map(PlanningApi::views));
        return Future.succeededFuture();
    }

    Future<Void> planning(RoutingContext ctx, Caller caller) {
        return answer(ctx, caller, Future.succeededFuture());
    }

    Future<Void> edit(RoutingContext ctx, Caller caller) {
        return answer(ctx, caller, desk.planning().edit(ctx.pathParam("id"), Answers.body(ctx, SessionForm.class)));
    }

    Future<Void> cancel(RoutingContext ctx, Caller caller) {
        return answer(ctx, caller, desk.planning().cancel(ctx.pathParam("id")));
    }

    Future<Void> addTwin(RoutingContext ctx, Caller caller) {
        return answer(ctx, caller, desk.planning().addTwin(ctx.pathParam("id"), Answers.body(ctx, TwinForm.class)));
    }

    Future<Void> plan(RoutingContext ctx, Caller caller) {
        return answer(ctx, caller, desk.planning().plan(ctx.pathParam("id"), Answers.body(ctx, AgendaForm.class)));
    }

    private Future<Void> answer(RoutingContext ctx, Caller caller, Future<?> done) {
        String id = ctx.pathParam("id");
        Role role = role(caller);
        Answers.json(ctx, done.compose(ignored -> programme.session(id)).compose(found -> view(found, role)));
        return Future.succeededFuture();
    }

    private Future<PlanningView> view(Optional<Session> found, Role role) {
        Session session = found.orElseThrow(() -> Ids.none("session"));
        return Future.all(
                        desk.calendar().sessions(session.cohort()),
                        programme.sites(),
                        desk.calendar().templates(),
                        desk.register().state())
                .map(all -> view(session, all.resultAt(0), all.resultAt(1), all.resultAt(2), all.resultAt(3), role));
    }

    private PlanningView view(
            Session session,
            List<Session> all,
            List<Site> sites,
            List<AgendaTemplate> templates,
            Register.State state,
            Role role) {
        SessionEntry twin = all.stream()
                .filter(it -> it.first().equals(session.first()) && !it.id().equals(session.id()))
                .findFirst()
                .map(it -> CalendarEntries.one(it, all, sites, role))
                .orElse(null);
        return new PlanningView(
                CalendarEntries.one(session, all, sites, role),
                twin,
                session.boardTemplate(),
                session.agenda().stream().map(SessionsApi::view).toList(),
                views(templates),
                desk.practices().ofHouse().stream().map(PlanningApi::choice).toList(),
                desk.templates().all().stream().map(PlanningApi::choice).toList(),
                groups(session.cohort(), state));
    }

    /** Into which groups people of the cohort can be divided that are known beforehand. */
    private static List<KnownGroup> groups(String cohort, Register.State state) {
        Stream<KnownGroup> teams = state.teams().stream()
                .filter(team -> team.cohort().equals(cohort) && team.endedAt() == null)
                .filter(team -> team.kind() != Team.Kind.FACULTY)
                .map(team -> new KnownGroup(team.id(), team.name(), team.kind() == Team.Kind.HOME ? "home" : "teams"));
        Stream<KnownGroup> sites = state.sites().stream()
                .filter(site -> site.endedAt() == null)
                .map(site -> new KnownGroup(site.id(), site.name(), "sites"));
        return Stream.concat(teams, sites).toList();
    }

    private Future<Void> entries(RoutingContext ctx, String cohort, Future<List<Session>> made, Caller caller) {
        Role role = role(caller);
        Answers.json(
                ctx,
                made.compose(some -> Future.all(desk.calendar().sessions(cohort), programme.sites())
                        .map(both -> some.stream()
                                .map(it -> CalendarEntries.one(it, both.resultAt(0), both.resultAt(1), role))
                                .toList())));
        return Future.succeededFuture();
    }

    private static Role role(Caller caller) {
        return caller.standing().role().orElse(Role.STEWARD);
    }

    private static List<AgendaTemplateView> views(List<AgendaTemplate> templates) {
        return templates.stream()
                .map(it -> new AgendaTemplateView(
                        it.id(),
                        it.title(),
                        it.items().stream().map(SessionsApi::view).toList()))
                .toList();
    }

    private static Choice choice(Practice practice) {
        int seconds = practice.listed().seconds();
        return new Choice(practice.id(), practice.title(), (seconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE);
    }

    private static Choice choice(Template template) {
        return new Choice(template.id(), template.title(), 0);
    }
}
