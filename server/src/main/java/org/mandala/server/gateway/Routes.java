package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Person;

/** The HTTP API's paths; each names who may come in, and the class that answers. Rules H1 to H8. */
final class Routes {
    private static final int MAX_BODY_BYTES = 64 << 10;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Origins origins;
    private final Logins logins;
    private final LoginCookie cookie;

    Routes(Origins origins, Logins logins, LoginCookie cookie) {
        this.origins = origins;
        this.logins = logins;
        this.cookie = cookie;
    }

    void mount(Router router, PeopleApi people, SessionsApi sessions, InvitesApi invites) {
        router.route("/api/*").handler(this::refuseForeign);
        router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        open(router.post("/api/v1/login"), people::login);
        open(router.post("/api/v1/logout"), people::logout);
        signedIn(router.get("/api/v1/me"), people::me);
        signedIn(router.put("/api/v1/me"), people::changeMe);
        signedIn(router.post("/api/v1/tickets"), people::ticket);
        signedIn(router.get("/api/v1/sessions/:id"), sessions::session);
        signedIn(router.get("/api/v1/practices/:id/:version"), sessions::practice);
        signedIn(router.get("/api/v1/sessions/:id/invites"), invites::list);
        signedIn(router.post("/api/v1/sessions/:id/invites"), invites::create);
        signedIn(router.delete("/api/v1/invites/:id"), invites::revoke);
        router.route("/api/*").handler(ctx -> ctx.fail(404));
        router.get("/healthz").handler(ctx -> ctx.response().end("ok"));
    }

    /** A browser sends a login cookie along with whatever page asks it to; only our own page may change anything. */
    private void refuseForeign(RoutingContext ctx) {
        if (SAFE.contains(ctx.request().method()) || origins.isOurs(ctx.request())) {
            ctx.next();
        } else {
            ctx.fail(ProblemException.notAllowed("This request did not come from our own page."));
        }
    }

    private static void open(Route route, Consumer<RoutingContext> handler) {
        route.handler(handler::accept);
    }

    private void signedIn(Route route, BiFunction<RoutingContext, Person, Future<Void>> handler) {
        route.handler(
                ctx -> person(ctx).compose(person -> handler.apply(ctx, person)).onFailure(ctx::fail));
    }

    private Future<Person> person(RoutingContext ctx) {
        return cookie.secret(ctx)
                .map(logins::personOf)
                .orElseThrow(ProblemException::notSignedIn)
                .map(found -> found.orElseThrow(ProblemException::notSignedIn));
    }
}
