package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Issuer;
import org.mandala.server.mail.Mailer;
import org.mandala.server.protocol.WaysView;

/** Which ways of signing in this house offers. */
final class WaysApi {
    private final WaysView view;

    WaysApi(Optional<Issuer> issuer, Mailer mailer) {
        view = new WaysView(issuer.map(Issuer::name).orElse(null), mailer.leaves());
    }

    void mount(Router router, Gate gate) {
        gate.anyone(router.get("/api/v1/sign-in"), Action.SIGN_IN, this::ways);
    }

    private void ways(RoutingContext ctx) {
        Answers.json(ctx, Future.succeededFuture(view));
    }
}
