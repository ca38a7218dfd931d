package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Tickets;
import org.mandala.server.identity.Tickets.Holder;
import org.mandala.server.protocol.Close;

/** Who brings a ticket to a socket. Rules H7 and D1. */
record Bearers(Tickets tickets, Logins logins, Origins origins) {

    /** A ticket is a browser's, and a browser names its origin. */
    Future<Holder> of(HttpServerRequest request, String target) {
        String ticket = request.getParam("ticket");
        if (ticket == null || !origins.isOurs(request)) {
            return Future.failedFuture(new Closed(Close.NOT_SIGNED_IN));
        }
        return tickets.take(ticket, target).map(holder -> holder.orElseThrow(() -> new Closed(Close.NOT_SIGNED_IN)));
    }

    /** Fails with {@link Closed} when the login by which the ticket was asked for is over. */
    Future<Boolean> requireLogin(Holder holder) {
        return logins.isGood(holder.login()).map(good -> {
            if (!good) {
                throw new Closed(Close.NOT_SIGNED_IN);
            }
            return good;
        });
    }
}
