package org.mandala.server.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** The origins from which a browser may speak to us: exactly our own. Rule H1. */
final class Origins {
    private volatile Set<String> own = Set.of();
    private volatile String main = "";

    /** With a public URL that is the one origin; without, this machine under its two names at the port we got. */
    void settle(String publicUrl, boolean secure, int port) {
        String scheme = secure ? "https" : "http";
        main = publicUrl.isEmpty() ? scheme + "://localhost:" + port : publicUrl;
        own = publicUrl.isEmpty()
                ? Set.of(scheme + "://localhost:" + port, scheme + "://127.0.0.1:" + port)
                : Set.of(publicUrl);
    }

    /** The one under which people reach the server. */
    String main() {
        return main;
    }

    boolean isOurs(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && own.contains(origin);
    }

    /** A browser always names its origin on a socket; a program does not. */
    boolean isForeign(HttpServerRequest request) {
        return request.getHeader("Origin") != null && !isOurs(request);
    }
}
