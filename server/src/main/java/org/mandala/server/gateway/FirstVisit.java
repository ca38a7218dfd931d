package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.mandala.server.Config;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Comes to a side door before the house opens, with a token that is not quite ours, and is sent away: the JVM loads five hundred classes at the first
 * handshake, for which the first person would wait a quarter of a second. What goes wrong here is no trouble.
 */
final class FirstVisit {
    /** No document has this id. */
    static final String DOC = "first.visit";

    private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);
    private static final Duration VALID = Duration.ofMinutes(1);
    private static final int TIMEOUT_MS = 2_000;
    /** The first takes 250 ms, the second 15, the twentieth 3. */
    private static final int VISITS = 20;

    private static final int CLOSE_FRAME = 0x88;

    private final Vertx vertx;
    private final Router router;
    private final Config config;
    private final ProgramTokens tokens;

    FirstVisit(Vertx vertx, Router router, Config config, ProgramTokens tokens) {
        this.vertx = vertx;
        this.router = router;
        this.config = config;
        this.tokens = tokens;
    }

    /** Completes, always well, when the visitor was sent away. */
    Future<Void> make() {
        String here = InetAddress.getLoopbackAddress().getHostAddress();
        return vertx.createHttpServer(ServerOptions.of(config).setHost(here).setPort(0))
                .requestHandler(router)
                .listen()
                .compose(this::visit)
                .otherwise(failure -> {
                    LOG.info("no first visit: {}", failure.getMessage());
                    return null;
                });
    }

    private Future<Void> visit(HttpServer side) {
        return vertx.executeBlocking(() -> visits(side.actualPort()))
                .eventually(side::close)
                .mapEmpty();
    }

    private boolean visits(int port) throws IOException {
        boolean well = true;
        for (int i = 0; i < VISITS; i++) {
            well &= visit(port);
        }
        return well;
    }

    private boolean visit(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(request());
            return isSentAway(socket.getInputStream());
        }
    }

    private byte[] request() {
        return ("GET /ws/doc/" + DOC + "?token=" + tokens.mint(DOC, Access.READ, VALID)
                        + "x HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade"
                        + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bWFuZGFsYSBmaXJzdC4uLg==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the answer up to the frame that closes; nothing before it is other than ASCII. */
    private static boolean isSentAway(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0 && next != CLOSE_FRAME) {
            next = in.read();
        }
        return next == CLOSE_FRAME;
    }
}
