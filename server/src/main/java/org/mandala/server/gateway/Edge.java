package org.mandala.server.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import org.mandala.server.Config;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Reception;
import org.mandala.server.mail.Mailer;
import org.mandala.server.mail.Outbox;

/** Puts the edge together from what the house offers. */
public record Edge(
        Vertx vertx,
        Config config,
        Reception reception,
        Holdings holdings,
        Live live,
        Mailer mailer,
        Outbox outbox,
        Readiness readiness) {

    public Gateway gateway() {
        Origins origins = new Origins();
        Sockets sockets = sockets(origins);
        Router router = router(origins, sockets);
        return new Gateway(vertx, router, origins, config, firstVisit(router, sockets));
    }

    private FirstVisit firstVisit(Router router, Sockets sockets) {
        return new FirstVisit(vertx, router, config, reception.tokens(), ctx -> sockets.rehearse(ctx, live.stage()));
    }

    FirstVisit firstVisit() {
        Origins origins = new Origins();
        Sockets sockets = sockets(origins);
        return firstVisit(router(origins, sockets), sockets);
    }

    /** All routes of the house, each with its row of the table of rights. */
    Router router(Origins origins) {
        return router(origins, sockets(origins));
    }

    private Router router(Origins origins, Sockets sockets) {
        Router router = Router.router(vertx);
        router.route().handler(new SecurityHeaders(config.isSecure())::add).failureHandler(Answers::failure);
        Gate.row(router.get("/ws/doc/:id"), Action.READ_BOARD).handler(sockets::doc);
        Gate.row(router.get("/ws/session/:id"), Action.ENTER_SESSION).handler(sockets::session);
        new ApiRoutes(this, router, origins, door()).mount();
        Gate.row(router.get("/readyz"), Action.OPEN_PAGE).handler(readiness::answer);
        Routes.mountRest(router);
        StaticFiles.mount(router);
        return router;
    }

    private Door door() {
        return new Door(holdings.programme(), holdings.boards(), live.docStore());
    }

    private Sockets sockets(Origins origins) {
        return new Sockets(
                vertx,
                origins,
                door(),
                reception.tickets(),
                reception.tokens(),
                reception.people(),
                live.docStore(),
                live.docs(),
                live.sessions(),
                live.clock(),
                config.limits(),
                reception.logins(),
                LiveSockets.of(vertx, reception.watch()));
    }
}
