package org.mandala.server.gateway;

import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import org.mandala.server.Config;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Issuer;
import org.mandala.server.identity.Passkeys;
import org.mandala.server.identity.Reception;

/** The routes of the HTTP API: ways in, what is one's own, the programme and its boards, what sessions brought. */
final class ApiRoutes {
    private static final String HARVEST = "/api/v1/sessions/:id/harvest";

    private final Edge edge;
    private final Reception reception;
    private final Holdings holdings;
    private final Router router;
    private final Origins origins;
    private final Door door;
    private final CsrfToken csrf;
    private final LoginCookie cookie;
    private final RemoteAddress remote;
    private final Gate gate;
    private final Attempts attempts = new Attempts(InstantSource.system());

    ApiRoutes(Edge edge, Router router, Origins origins, Door door) {
        Config config = edge.config();
        this.edge = edge;
        this.reception = edge.reception();
        this.holdings = edge.holdings();
        this.router = router;
        this.origins = origins;
        this.door = door;
        this.csrf = new CsrfToken(reception.key(), config.isSecure());
        this.cookie = new LoginCookie(config.isSecure(), csrf);
        this.remote = new RemoteAddress(config.trustedProxies());
        this.gate = new Gate(
                reception.logins(), cookie, remote, door, holdings.desk().agreeing());
    }

    void mount() {
        ProgrammeRoutes.mountBodies(router);
        BoardRoutes.mountBodies(router);
        mountRooms();
        mountWaysIn();
        mountPasskeys();
        reception.issuer().ifPresent(this::mountIssuer);
        mountOwn();
        mountBoards();
    }

    private void mountRooms() {
        new Routes(origins, cookie, csrf, gate)
                .mount(
                        router,
                        new PeopleApi(
                                reception.people(),
                                reception.tickets(),
                                holdings.programme(),
                                edge.live().sessions(),
                                door),
                        new SessionsApi(holdings.programme(), holdings.boards(), holdings.practices()),
                        new InvitesApi(reception.invites(), door, reception.auditLog()),
                        new PracticesApi(holdings.workshop(), door));
        HarvestApi harvest = new HarvestApi(holdings.harvests());
        gate.at(router.get(HARVEST), Action.ENTER_SESSION, Gate::session, harvest::harvest);
        gate.at(router.get(HARVEST + "/file"), Action.ENTER_SESSION, Gate::session, harvest::file);
        gate.at(router.get(HARVEST + "/chat"), Action.ENTER_SESSION, Gate::session, harvest::chat);
        new ProgrammeRoutes(gate, door, holdings.desk(), holdings.programme(), reception.auditLog()).mount(router);
        WorldApi world = new WorldApi(edge.live().world(), holdings.programme());
        gate.signedIn(router.get("/api/v1/world"), Action.SEE_WORLD, world::see);
    }

    private void mountWaysIn() {
        new SignInApi(reception.invites(), reception.logins(), cookie, remote, attempts, reception.auditLog(), gate)
                .mount(router);
        new LinksApi(
                        reception.links(),
                        reception.letters(),
                        reception.people(),
                        cookie,
                        remote,
                        attempts,
                        reception.auditLog())
                .mount(router, gate);
        new BoardLinksApi(holdings.boardLinks(), cookie, remote, attempts, reception.auditLog()).mount(router, gate);
        new WaysApi(reception.issuer(), edge.mailer()).mount(router, gate);
    }

    private void mountPasskeys() {
        Passkeys passkeys = new Passkeys(edge.vertx(), reception.keys(), domain(), InstantSource.system());
        new PasskeysApi(passkeys, reception.keys(), reception.logins(), cookie, remote, attempts, reception.auditLog())
                .mount(router, gate);
    }

    private void mountIssuer(Issuer issuer) {
        new IssuerApi(
                        issuer,
                        reception.keys(),
                        reception.people(),
                        InstantSource.system(),
                        reception.logins(),
                        cookie,
                        new AttemptCookie(
                                reception.key(),
                                InstantSource.system(),
                                edge.config().isSecure()),
                        origins,
                        remote,
                        reception.auditLog(),
                        gate)
                .mount(router);
    }

    private void mountOwn() {
        new OwnDataApi(reception.traces(), edge.live().sessions(), reception.watch(), cookie, reception.auditLog())
                .mount(router, gate);
        new TokensApi(reception.tokens(), reception.watch(), reception.auditLog()).mount(router, gate);
        new AuditApi(reception.audit(), reception.auditLog()).mount(router, gate);
        new OutboxApi(edge.mailer(), edge.outbox()).mount(router, gate);
    }

    private void mountBoards() {
        BoardRoutes.mount(router, gate, holdings.boards(), reception.people(), reception.watch());
        new VersionsApi(edge.live().history(), reception.people(), door).mount(router, gate);
    }

    /** The host name under which people reach the server. */
    private String domain() {
        String url = edge.config().publicUrl();
        return url.isEmpty() ? "localhost" : URI.create(url).getHost();
    }
}
