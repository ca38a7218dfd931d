package org.mandala.server.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import org.mandala.server.Config;
import org.mandala.server.board.Boards;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.History;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.People;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.Tickets;
import org.mandala.server.mail.Mailer;
import org.mandala.server.mail.Outbox;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Workshop;
import org.mandala.server.programme.Programme;
import org.mandala.server.room.Sessions;

/** Puts the edge together from what the house offers. */
public record Edge(
        Vertx vertx,
        Config config,
        People people,
        Invites invites,
        Logins logins,
        Tickets tickets,
        ProgramTokens tokens,
        Programme programme,
        ProgrammeDesk desk,
        Practices practices,
        Workshop workshop,
        Boards boards,
        DocStore docStore,
        Docs docs,
        Sessions sessions,
        ProgrammeClock clock,
        Mailer mailer,
        Outbox outbox,
        History history,
        Readiness readiness) {

    public Gateway gateway() {
        Origins origins = new Origins();
        Router router = router(origins);
        return new Gateway(vertx, router, origins, config, new FirstVisit(vertx, router, config, tokens));
    }

    /** All routes of the house, each with its row of the table of rights. */
    Router router(Origins origins) {
        Door door = new Door(programme, boards);
        Router router = Router.router(vertx);
        router.route().handler(SecurityHeaders::add).failureHandler(Answers::failure);
        mountSockets(router, origins, door);
        mountApi(router, origins, door);
        Gate.row(router.get("/readyz"), Action.OPEN_PAGE).handler(readiness::answer);
        Routes.mountRest(router);
        StaticFiles.mount(router);
        return router;
    }

    private void mountSockets(Router router, Origins origins, Door door) {
        Sockets sockets = new Sockets(
                vertx, origins, door, tickets, tokens, people, docStore, docs, sessions, clock, config.limits());
        Gate.row(router.get("/ws/doc/:id"), Action.READ_BOARD).handler(sockets::doc);
        Gate.row(router.get("/ws/session/:id"), Action.ENTER_SESSION).handler(sockets::session);
    }

    private void mountApi(Router router, Origins origins, Door door) {
        LoginCookie cookie = new LoginCookie(config.publicUrl().startsWith("https:"));
        Gate gate = new Gate(logins, cookie, door, desk.agreeing());
        ProgrammeRoutes.mountBodies(router);
        BoardRoutes.mountBodies(router);
        new Routes(origins, gate)
                .mount(
                        router,
                        new PeopleApi(people, invites, logins, tickets, programme, sessions, door, cookie),
                        new SessionsApi(programme, boards, practices),
                        new InvitesApi(invites, door),
                        new PracticesApi(workshop, door));
        new ProgrammeRoutes(gate, door, desk, programme).mount(router);
        BoardRoutes.mount(router, gate, boards);
        new OutboxApi(mailer, outbox).mount(router, gate);
        new VersionsApi(history, people, door).mount(router, gate);
    }
}
