package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.SignedIn;
import org.mandala.server.protocol.LoginView;
import org.mandala.server.protocol.Requests;

/** Coming in by an invite, and the logins one has. Rules H2 to H5 and H13. */
final class SignInApi {
    private final Invites invites;
    private final Logins logins;
    private final LoginCookie cookie;
    private final RemoteAddress remote;
    private final Attempts attempts;
    private final AuditLog audit;
    private final Gate gate;

    SignInApi(
            Invites invites,
            Logins logins,
            LoginCookie cookie,
            RemoteAddress remote,
            Attempts attempts,
            AuditLog audit,
            Gate gate) {
        this.invites = invites;
        this.logins = logins;
        this.cookie = cookie;
        this.remote = remote;
        this.attempts = attempts;
        this.audit = audit;
        this.gate = gate;
    }

    void mount(Router router) {
        gate.anyone(router.post("/api/v1/login"), Action.SIGN_IN, this::login);
        gate.anyone(router.post("/api/v1/logout"), Action.SIGN_OUT, this::logout);
        gate.signedIn(router.get("/api/v1/logins"), Action.SEE_SELF, this::list);
        gate.signedIn(router.delete("/api/v1/logins/:id"), Action.CHANGE_SELF, this::end);
        gate.signedIn(router.delete("/api/v1/logins"), Action.CHANGE_SELF, this::endOthers);
    }

    /** Exchanges an invite for a login; who has one keeps who they are. */
    private void login(RoutingContext ctx) {
        String token = Answers.body(ctx, Requests.TakeInvite.class).token();
        Future<Requests.Entrance> entrance = gate.current(ctx)
                .compose(who ->
                        invites.take(token, who.map(it -> it.person().id()).orElse(null), remote.device(ctx.request())))
                .map(taken -> entrance(ctx, taken));
        Answers.json(ctx, attempts.judge(remote.of(ctx.request()), entrance));
    }

    private Requests.Entrance entrance(RoutingContext ctx, Invites.Taken taken) {
        if (taken.secret() != null) {
            cookie.set(ctx, taken.secret());
        }
        audit.note(taken.person().id(), What.INVITE_TAKEN, taken.session());
        return new Requests.Entrance(taken.session());
    }

    private void logout(RoutingContext ctx) {
        Future<Optional<SignedIn>> current = gate.current(ctx);
        // Cleared last: what is set for the answer hides what the request brought.
        Answers.empty(
                ctx,
                current.compose(found -> found.map(this::signOut).orElse(Future.succeededFuture(false)))
                        .map(ended -> {
                            cookie.clear(ctx);
                            return ended;
                        }));
    }

    private Future<Boolean> signOut(SignedIn who) {
        String person = who.person().id();
        audit.note(person, What.SIGNED_OUT, who.login().id());
        return logins.end(person, who.login().id());
    }

    private Future<Void> list(RoutingContext ctx, Person person) {
        String current = Gate.signedIn(ctx).login().id();
        Answers.json(ctx, logins.list(person.id()).map(all -> views(all, current)));
        return Future.succeededFuture();
    }

    private Future<Void> end(RoutingContext ctx, Person person) {
        String id = ctx.pathParam("id");
        Answers.empty(ctx, logins.end(person.id(), id).map(ended -> {
            if (!ended) {
                throw ProblemException.notFound("You have no such login.");
            }
            audit.note(person.id(), What.LOGIN_ENDED, id);
            return ended;
        }));
        return Future.succeededFuture();
    }

    private Future<Void> endOthers(RoutingContext ctx, Person person) {
        SignedIn who = Gate.signedIn(ctx);
        Answers.empty(ctx, logins.endOthers(who));
        audit.note(person.id(), What.LOGINS_ENDED, person.id());
        return Future.succeededFuture();
    }

    private static List<LoginView> views(List<Login> logins, String current) {
        return logins.stream()
                .map(login -> new LoginView(
                        login.id(),
                        login.device().name(),
                        login.device().network(),
                        login.way().name(),
                        login.createdAt(),
                        login.seenAt(),
                        login.id().equals(current)))
                .toList();
    }
}
