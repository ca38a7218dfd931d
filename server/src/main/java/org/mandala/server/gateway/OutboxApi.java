package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.mandala.server.identity.Action;
import org.mandala.server.mail.Mailer;
import org.mandala.server.mail.Outbox;
import org.mandala.server.protocol.OutboxView;

/** Letters that wait for want of a mail server, for stewards to pass on. Rule H12. */
final class OutboxApi {
    /** More than that nobody passes on by hand. */
    private static final int SHOWN = 200;

    private final Mailer mailer;
    private final Outbox outbox;

    OutboxApi(Mailer mailer, Outbox outbox) {
        this.mailer = mailer;
        this.outbox = outbox;
    }

    void mount(Router router, Gate gate) {
        gate.at(router.get("/api/v1/outbox"), Action.KEEP_PROGRAMME, Gate::programme, this::list);
        gate.at(router.delete("/api/v1/outbox/:id"), Action.KEEP_PROGRAMME, Gate::programme, this::remove);
    }

    private Future<Void> list(RoutingContext ctx, Caller caller) {
        Answers.json(
                ctx,
                outbox.newest(SHOWN)
                        .map(letters -> new OutboxView(
                                mailer.leaves(),
                                letters.stream().map(OutboxApi::view).toList())));
        return Future.succeededFuture();
    }

    private Future<Void> remove(RoutingContext ctx, Caller caller) {
        Answers.empty(ctx, outbox.remove(ctx.pathParam("id")));
        return Future.succeededFuture();
    }

    private static OutboxView.Letter view(Outbox.Waiting letter) {
        return new OutboxView.Letter(
                letter.id(), letter.address(), letter.subject(), letter.body(), letter.createdAt());
    }
}
