package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.mandala.server.Config;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Comes to a side door before the house opens: with a token that is not quite ours, and is sent away; then to the document of a rehearsal, until it has
 * it all. The JVM loads five hundred classes at the first handshake and more at the first answer, for which the first person would wait a third of a
 * second. What goes wrong here is no trouble.
 */
final class FirstVisit {
    /** No document has this id. */
    static final String DOC = "first.visit";

    private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);
    private static final Duration VALID = Duration.ofMinutes(1);
    /** The first takes 250 ms, the second 15, the twentieth 3. */
    private static final int VISITS = 20;

    /** The first takes 100 ms, the fifth 20. */
    private static final int REHEARSALS = 5;

    private static final String REHEARSAL = "/rehearsal";

    private final Vertx vertx;
    private final Router router;
    private final Config config;
    private final ProgramTokens tokens;
    private final Handler<RoutingContext> rehearse;

    /** @param rehearse opens the document of a rehearsal, on the side door alone */
    FirstVisit(Vertx vertx, Router router, Config config, ProgramTokens tokens, Handler<RoutingContext> rehearse) {
        this.vertx = vertx;
        this.router = router;
        this.config = config;
        this.tokens = tokens;
        this.rehearse = rehearse;
    }

    /** Completes when the visitor has gone, with whether all went as it should. */
    Future<Boolean> make() {
        Router stage = Router.router(vertx);
        stage.get(REHEARSAL).handler(rehearse);
        String here = InetAddress.getLoopbackAddress().getHostAddress();
        return vertx.createHttpServer(ServerOptions.of(config).setHost(here).setPort(0))
                .requestHandler(asked -> (asked.path().equals(REHEARSAL) ? stage : router).handle(asked))
                .listen()
                .compose(this::visit)
                .otherwise(failure -> {
                    LOG.info("no first visit: {}", failure.getMessage());
                    return false;
                });
    }

    /** Beside whatever else is asked for: what the visitor waits for is asked for in the same order. */
    private Future<Boolean> visit(HttpServer side) {
        return vertx.executeBlocking(() -> visits(side.actualPort()), false).eventually(side::close);
    }

    private boolean visits(int port) throws IOException {
        String token = tokens.mint(DOC, Access.READ, VALID);
        for (int i = 0; i < VISITS; i++) {
            try (Visitor visitor = new Visitor(port, "/ws/doc/" + DOC + "?token=" + token + "x")) {
                visitor.awaitEnd();
            }
        }
        for (int i = 0; i < REHEARSALS; i++) {
            try (Visitor visitor = new Visitor(port, REHEARSAL)) {
                visitor.awaitDocument();
            }
        }
        return true;
    }
}
