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
import org.mandala.server.room.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is kept about a person: to take along, and to be forgotten. Rule R8. */
final class OwnDataApi {
    private static final String PATH = "/api/v1/people/:id/data";

    private static final Logger LOG = LoggerFactory.getLogger(OwnDataApi.class);

    private final Traces traces;
    private final Sessions sessions;
    private final RightsWatch watch;
    private final LoginCookie cookie;
    private final AuditLog audit;

    OwnDataApi(Traces traces, Sessions sessions, RightsWatch watch, LoginCookie cookie, AuditLog audit) {
        this.traces = traces;
        this.sessions = sessions;
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

    /** Live sockets of the person close, as their logins are gone, and those of documents that went; sessions that are on forget their words. */
    private Future<Void> erase(RoutingContext ctx, Caller caller) {
        String person = ctx.pathParam("id");
        if (caller.standing().own()) {
            cookie.clear(ctx);
        }
        Answers.empty(
                ctx,
                traces.erase(person)
                        .map(gone -> gone.orElseThrow(() -> ProblemException.notFound("There is no such person.")))
                        .onSuccess(docs -> {
                            watch.changed(person);
                            docs.forEach(doc -> watch.changed(Sockets.ofDoc(doc)));
                            audit.note(caller.person().id(), What.ERASED, person);
                        })
                        .compose(docs -> forget().map(docs)));
        return Future.succeededFuture();
    }

    /** The logs are without the words by now; a session that cannot read its own will, when it next does. */
    private Future<Void> forget() {
        return sessions.catchUp()
                .onFailure(failure -> LOG.error("a session could not be read after an erasure", failure))
                .otherwiseEmpty();
    }
}
