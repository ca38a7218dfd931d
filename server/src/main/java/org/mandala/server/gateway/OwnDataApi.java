package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.Traces;

/** Everything that is kept about a person: to take along, and to be forgotten. Rule R8. */
final class OwnDataApi {
    private static final String PATH = "/api/v1/people/:id/data";

    private final Traces traces;
    private final RightsWatch watch;
    private final LoginCookie cookie;
    private final AuditLog audit;

    OwnDataApi(Traces traces, RightsWatch watch, LoginCookie cookie, AuditLog audit) {
        this.traces = traces;
        this.watch = watch;
        this.cookie = cookie;
        this.audit = audit;
    }

    void mount(Router router, Gate gate) {
        gate.at(router.get(PATH), Action.EXPORT_PERSON, Gate::person, this::export);
        gate.at(router.delete(PATH), Action.ERASE_PERSON, Gate::person, this::erase);
    }

    private Future<Void> export(RoutingContext ctx, Caller caller) {
        String person = ctx.pathParam("id");
        audit.note(caller.person().id(), What.EXPORTED, person);
        return traces.of(person)
                .map(PersonArchive::zip)
                .compose(zip -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/zip")
                        .putHeader("Content-Disposition", "attachment; filename=\"mandala.zip\"")
                        .end(Buffer.buffer(zip)));
    }

    /** Live sockets of the person close, as their logins are gone. */
    private Future<Void> erase(RoutingContext ctx, Caller caller) {
        String person = ctx.pathParam("id");
        if (caller.standing().own()) {
            cookie.clear(ctx);
        }
        Answers.empty(ctx, traces.erase(person).map(known -> {
            if (!known) {
                throw ProblemException.notFound("There is no such person.");
            }
            watch.changed(person);
            audit.note(caller.person().id(), What.ERASED, person);
            return known;
        }));
        return Future.succeededFuture();
    }
}
