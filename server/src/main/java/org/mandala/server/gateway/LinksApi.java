package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.People;
import org.mandala.server.identity.SignInLinks;
import org.mandala.server.identity.Way;
import org.mandala.server.protocol.Requests;
import org.mandala.server.protocol.Requests.NewLink;

/** Links that sign one person in, once. Rule H14. */
final class LinksApi {
    private final SignInLinks links;
    private final People people;
    private final LoginCookie cookie;
    private final RemoteAddress remote;
    private final Attempts attempts;
    private final AuditLog audit;

    LinksApi(
            SignInLinks links,
            People people,
            LoginCookie cookie,
            RemoteAddress remote,
            Attempts attempts,
            AuditLog audit) {
        this.links = links;
        this.people = people;
        this.cookie = cookie;
        this.remote = remote;
        this.attempts = attempts;
        this.audit = audit;
    }

    void mount(Router router, Gate gate) {
        gate.anyone(router.post("/api/v1/sign-in"), Action.SIGN_IN, this::signIn);
        gate.at(router.post("/api/v1/people/:id/sign-in-links"), Action.RECOVER_PERSON, Gate::programme, this::recover);
    }

    private void signIn(RoutingContext ctx) {
        String token = Answers.body(ctx, Requests.UseLink.class).token();
        Future<Void> done = links.use(token, remote.device(ctx.request())).map(entered -> {
            cookie.set(ctx, entered.secret());
            audit.note(entered.person().id(), What.SIGNED_IN, entered.person().id());
            return null;
        });
        Answers.empty(ctx, attempts.judge(remote.of(ctx.request()), done));
    }

    /** A steward's link for somebody who has lost every other way in. */
    private Future<Void> recover(RoutingContext ctx, Caller caller) {
        String steward = caller.person().id();
        Answers.json(
                ctx,
                people.find(ctx.pathParam("id"))
                        .map(Optional::orElseThrow)
                        .recover(failure -> Future.failedFuture(ProblemException.notFound("There is no such person.")))
                        .compose(person -> links.make(person.id(), Way.STEWARD, steward)
                                .onSuccess(token -> audit.note(steward, What.LINK_MADE, person.id())))
                        .map(NewLink::new));
        return Future.succeededFuture();
    }
}
