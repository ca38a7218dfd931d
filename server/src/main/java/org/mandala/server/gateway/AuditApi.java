package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Place;
import org.mandala.server.protocol.AuditView;

/** The record of what was done with rights and logins, for stewards. Rule R7. */
final class AuditApi {
    private static final int PAGE = 100;

    private final Audit audit;
    private final AuditLog log;

    AuditApi(Audit audit, AuditLog log) {
        this.audit = audit;
        this.log = log;
    }

    void mount(Router router, Gate gate) {
        gate.at(router.get("/api/v1/audit"), Action.READ_AUDIT, Gate::programme, this::read);
    }

    /** {@code ?before=} (ms since 1970) reads on from where a page ended. */
    private Future<Void> read(RoutingContext ctx, Caller caller) {
        String before = ctx.request().getParam("before", "");
        if (!before.matches("\\d{0,15}")) {
            throw ProblemException.badRequest("before must be a time in ms since 1970");
        }
        log.note(caller.person().id(), What.AUDIT_READ, Place.THE_PROGRAMME);
        long until = before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before);
        Answers.json(
                ctx,
                audit.newest(until, PAGE)
                        .map(entries -> entries.stream().map(AuditApi::view).toList()));
        return Future.succeededFuture();
    }

    private static AuditView view(Audit.Entry entry) {
        return new AuditView(entry.at(), entry.actor(), entry.what().name(), entry.subject());
    }
}
