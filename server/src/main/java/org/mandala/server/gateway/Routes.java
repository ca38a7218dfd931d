package org.mandala.server.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Set;
import org.mandala.server.identity.Action;

/** The HTTP API's paths; each names its row of the table of rights, and the class that answers. Rules H1 to H8. */
final class Routes {
    private static final int MAX_BODY_BYTES = 64 << 10;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Origins origins;
    private final LoginCookie cookie;
    private final CsrfToken csrf;
    private final Gate gate;

    Routes(Origins origins, LoginCookie cookie, CsrfToken csrf, Gate gate) {
        this.origins = origins;
        this.cookie = cookie;
        this.csrf = csrf;
        this.gate = gate;
    }

    void mount(Router router, PeopleApi people, SessionsApi sessions, InvitesApi invites, PracticesApi practices) {
        router.route("/api/*").handler(new PageVersion()::add);
        router.route("/api/*").handler(this::refuseForeign);
        router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        gate.signedIn(router.get("/api/v1/me"), Action.SEE_SELF, people::me);
        gate.signedIn(router.put("/api/v1/me"), Action.CHANGE_SELF, people::changeMe);
        gate.signedIn(router.post("/api/v1/tickets"), Action.TAKE_TICKET, people::ticket);
        gate.at(router.get("/api/v1/sessions/:id"), Action.ENTER_SESSION, Gate::session, sessions::session);
        gate.signedIn(router.get("/api/v1/practices/:id/:version"), Action.READ_PRACTICE, sessions::practice);
        gate.signedIn(router.get("/api/v1/practices"), Action.READ_PRACTICE, practices::list);
        gate.signedIn(router.post("/api/v1/practices/check"), Action.MAKE_PRACTICE, practices::check);
        gate.signedIn(router.post("/api/v1/practices"), Action.MAKE_PRACTICE, practices::save);
        gate.signedIn(router.put("/api/v1/practices/:id/:version/state"), Action.MAKE_PRACTICE, practices::state);
        String ofSession = "/api/v1/sessions/:id/invites";
        gate.at(router.get(ofSession), Action.INVITE_TO_SESSION, Gate::session, invites::list);
        gate.at(router.post(ofSession), Action.INVITE_TO_SESSION, Gate::session, invites::create);
        gate.laterAt(router.delete("/api/v1/invites/:id"), Action.INVITE_TO_SESSION, invites::revoke);
    }

    /** After everything else that is mounted: what nobody answers, and whether the house is open. */
    static void mountRest(Router router) {
        Gate.row(router.route("/api/*"), Action.OPEN_PAGE).handler(ctx -> ctx.fail(404));
        Gate.row(router.get("/healthz"), Action.OPEN_PAGE)
                .handler(ctx -> ctx.response().end("ok"));
    }

    /** A browser sends a login cookie along with whatever page asks it to; only our own page may change anything. */
    private void refuseForeign(RoutingContext ctx) {
        boolean harmless = SAFE.contains(ctx.request().method());
        if (harmless || (origins.isOurs(ctx.request()) && saysTheWord(ctx))) {
            ctx.next();
        } else {
            ctx.fail(ProblemException.notAllowed("This request did not come from our own page. Please reload it."));
        }
    }

    /** Who is not signed in has nothing that another site could use. */
    private boolean saysTheWord(RoutingContext ctx) {
        return cookie.secret(ctx).map(secret -> csrf.isSaid(ctx, secret)).orElse(true);
    }
}
