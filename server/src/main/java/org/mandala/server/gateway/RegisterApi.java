package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Register.State;
import org.mandala.server.programme.Site;
import org.mandala.server.programme.Team;
import org.mandala.server.protocol.ProgrammeForms.CohortForm;
import org.mandala.server.protocol.ProgrammeForms.ContactForm;
import org.mandala.server.protocol.ProgrammeForms.EndMembershipForm;
import org.mandala.server.protocol.ProgrammeForms.MembershipForm;
import org.mandala.server.protocol.ProgrammeForms.PersonForm;
import org.mandala.server.protocol.ProgrammeForms.SiteForm;
import org.mandala.server.protocol.ProgrammeForms.TeamForm;
import org.mandala.server.protocol.ProgrammeViews.CohortEntry;
import org.mandala.server.protocol.ProgrammeViews.MembershipEntry;
import org.mandala.server.protocol.ProgrammeViews.PersonEntry;
import org.mandala.server.protocol.ProgrammeViews.RegisterView;
import org.mandala.server.protocol.ProgrammeViews.SiteEntry;
import org.mandala.server.protocol.ProgrammeViews.TeamEntry;

/** What stewards see and change; every change is answered with the whole as it is then. Rules C1 to C9, C15 to C19. */
final class RegisterApi {
    private final ProgrammeDesk desk;
    private final AuditLog audit;

    RegisterApi(ProgrammeDesk desk, AuditLog audit) {
        this.desk = desk;
        this.audit = audit;
    }

    Future<Void> register(RoutingContext ctx, Caller caller) {
        return answer(ctx, desk.register().state());
    }

    Future<Void> putSite(RoutingContext ctx, Caller caller) {
        return answer(ctx, desk.keeping().put(id(ctx), Answers.body(ctx, SiteForm.class)));
    }

    Future<Void> putCohort(RoutingContext ctx, Caller caller) {
        return answer(ctx, desk.keeping().put(id(ctx), Answers.body(ctx, CohortForm.class)));
    }

    Future<Void> putTeam(RoutingContext ctx, Caller caller) {
        return answer(ctx, desk.keeping().put(id(ctx), Answers.body(ctx, TeamForm.class)));
    }

    Future<Void> putPerson(RoutingContext ctx, Caller caller) {
        return answer(ctx, desk.keeping().put(id(ctx), Answers.body(ctx, PersonForm.class)));
    }

    Future<Void> begin(RoutingContext ctx, Caller caller) {
        MembershipForm wish = Answers.body(ctx, MembershipForm.class);
        return answer(ctx, noted(caller, wish.person(), desk.memberships().begin(wish)));
    }

    Future<Void> end(RoutingContext ctx, Caller caller) {
        EndMembershipForm wish = Answers.body(ctx, EndMembershipForm.class);
        return answer(ctx, noted(caller, wish.person(), desk.memberships().end(wish)));
    }

    /** Rule R7; {@code subject} is whose membership it is, or the cohort whose roster was written. */
    private <T> Future<T> noted(Caller caller, String subject, Future<T> change) {
        return change.onSuccess(done -> audit.note(caller.person().id(), What.MEMBERSHIP_CHANGED, subject));
    }

    /** The body is the file as it is; with {@code ?fingerprint=} what its preview showed is written. */
    Future<Void> roster(RoutingContext ctx, Caller caller) {
        Buffer body = ctx.body().buffer();
        byte[] bytes = body == null ? new byte[0] : body.getBytes();
        String fingerprint = ctx.request().getParam("fingerprint");
        String cohort = ctx.pathParam("id");
        Answers.json(
                ctx,
                fingerprint == null
                        ? desk.rosters().preview(cohort, bytes)
                        : noted(caller, cohort, desk.rosters().write(cohort, bytes, fingerprint)));
        return Future.succeededFuture();
    }

    private static @Nullable String id(RoutingContext ctx) {
        return ctx.pathParam("id");
    }

    private static Future<Void> answer(RoutingContext ctx, Future<State> state) {
        Answers.json(ctx, state.map(RegisterApi::view));
        return Future.succeededFuture();
    }

    private static RegisterView view(State state) {
        return new RegisterView(
                state.sites().stream().map(RegisterApi::view).toList(),
                state.cohorts().stream()
                        .map(it -> new CohortEntry(it.id(), it.title(), it.endedAt() != null))
                        .toList(),
                state.teams().stream().map(RegisterApi::view).toList(),
                state.persons().stream()
                        .map(it -> new PersonEntry(
                                it.id(), it.name(), state.emails().getOrDefault(it.id(), ""), it.site()))
                        .toList(),
                state.memberships().stream().map(RegisterApi::view).toList());
    }

    private static SiteEntry view(Site it) {
        return new SiteEntry(
                it.id(),
                it.name(),
                it.kind().name(),
                it.parent(),
                it.country(),
                it.region(),
                it.town(),
                it.shown().name(),
                it.zone(),
                it.contacts().stream()
                        .map(each -> new ContactForm(each.name(), each.reach()))
                        .toList(),
                it.endedAt() != null);
    }

    private static TeamEntry view(Team it) {
        return new TeamEntry(it.id(), it.cohort(), it.kind().name(), it.name(), it.site(), it.endedAt() != null);
    }

    private static MembershipEntry view(Membership it) {
        return new MembershipEntry(it.person(), it.kind().name(), it.of(), it.role(), it.from(), it.to());
    }
}
