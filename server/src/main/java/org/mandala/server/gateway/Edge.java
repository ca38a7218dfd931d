package org.mandala.server.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.mandala.server.Config;
import org.mandala.server.board.BoardLinks;
import org.mandala.server.board.Boards;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.History;
import org.mandala.server.home.ProgrammeClock;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Issuer;
import org.mandala.server.identity.Keys;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Passkeys;
import org.mandala.server.identity.People;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SignInLetters;
import org.mandala.server.identity.SignInLinks;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.Tickets;
import org.mandala.server.identity.Traces;
import org.mandala.server.mail.Mailer;
import org.mandala.server.mail.Outbox;
import org.mandala.server.practice.Practices;
import org.mandala.server.practice.Workshop;
import org.mandala.server.presence.World;
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
        BoardLinks boardLinks,
        DocStore docStore,
        Docs docs,
        Sessions sessions,
        ProgrammeClock clock,
        Mailer mailer,
        Outbox outbox,
        History history,
        Readiness readiness,
        World world,
        SigningKey key,
        RightsWatch watch,
        Audit audit,
        AuditLog auditLog,
        Keys keys,
        SignInLinks links,
        SignInLetters letters,
        Optional<Issuer> issuer,
        Traces traces,
        HarvestShelf harvests) {

    public Gateway gateway() {
        Origins origins = new Origins();
        Router router = router(origins);
        return new Gateway(vertx, router, origins, config, new FirstVisit(vertx, router, config, tokens));
    }

    /** All routes of the house, each with its row of the table of rights. */
    Router router(Origins origins) {
        Door door = new Door(programme, boards, docStore);
        Router router = Router.router(vertx);
        router.route().handler(new SecurityHeaders(config.isSecure())::add).failureHandler(Answers::failure);
        mountSockets(router, origins, door);
        mountApi(router, origins, door);
        Gate.row(router.get("/readyz"), Action.OPEN_PAGE).handler(readiness::answer);
        Routes.mountRest(router);
        StaticFiles.mount(router);
        return router;
    }

    private void mountSockets(Router router, Origins origins, Door door) {
        Sockets sockets = new Sockets(
                vertx,
                origins,
                door,
                tickets,
                tokens,
                people,
                docStore,
                docs,
                sessions,
                clock,
                config.limits(),
                logins,
                LiveSockets.of(vertx, watch));
        Gate.row(router.get("/ws/doc/:id"), Action.READ_BOARD).handler(sockets::doc);
        Gate.row(router.get("/ws/session/:id"), Action.ENTER_SESSION).handler(sockets::session);
    }

    private void mountApi(Router router, Origins origins, Door door) {
        boolean secure = config.isSecure();
        RemoteAddress remote = new RemoteAddress(config.trustedProxies());
        CsrfToken csrf = new CsrfToken(key, secure);
        LoginCookie cookie = new LoginCookie(secure, csrf);
        Gate gate = new Gate(logins, cookie, remote, door, desk.agreeing());
        Attempts attempts = new Attempts(InstantSource.system());
        ProgrammeRoutes.mountBodies(router);
        BoardRoutes.mountBodies(router);
        new Routes(origins, cookie, csrf, gate)
                .mount(
                        router,
                        new PeopleApi(people, tickets, programme, sessions, door),
                        new SessionsApi(programme, boards, practices),
                        new InvitesApi(invites, door, auditLog),
                        new PracticesApi(workshop, door));
        HarvestApi harvest = new HarvestApi(harvests);
        String ofSession = "/api/v1/sessions/:id/harvest";
        gate.at(router.get(ofSession), Action.ENTER_SESSION, Gate::session, harvest::harvest);
        gate.at(router.get(ofSession + "/file"), Action.ENTER_SESSION, Gate::session, harvest::file);
        new ProgrammeRoutes(gate, door, desk, programme, auditLog).mount(router);
        new SignInApi(invites, logins, cookie, remote, attempts, auditLog, gate).mount(router);
        new LinksApi(links, letters, people, cookie, remote, attempts, auditLog).mount(router, gate);
        Passkeys passkeys = new Passkeys(vertx, keys, domain(), InstantSource.system());
        new PasskeysApi(passkeys, keys, logins, cookie, remote, attempts, auditLog).mount(router, gate);
        new OwnDataApi(traces, sessions, watch, cookie, auditLog).mount(router, gate);
        new WaysApi(issuer, mailer).mount(router, gate);
        issuer.ifPresent(it -> new IssuerApi(
                        it,
                        keys,
                        people,
                        InstantSource.system(),
                        logins,
                        cookie,
                        new AttemptCookie(key, InstantSource.system(), secure),
                        origins,
                        remote,
                        auditLog,
                        gate)
                .mount(router));
        new TokensApi(tokens, watch, auditLog).mount(router, gate);
        new AuditApi(audit, auditLog).mount(router, gate);
        BoardRoutes.mount(router, gate, boards, people, watch);
        new BoardLinksApi(boardLinks, cookie, remote, attempts, auditLog).mount(router, gate);
        gate.signedIn(router.get("/api/v1/world"), Action.SEE_WORLD, new WorldApi(world, programme)::see);
        new OutboxApi(mailer, outbox).mount(router, gate);
        new VersionsApi(history, people, door).mount(router, gate);
    }

    /** The host name under which people reach the server. */
    private String domain() {
        return config.publicUrl().isEmpty()
                ? "localhost"
                : URI.create(config.publicUrl()).getHost();
    }
}
