package org.mandala.server.gateway;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The cookie that holds a login's secret, and the one that goes with it. Rules H1 and H4. */
final class LoginCookie {
    private static final long MAX_AGE_SECONDS = 30L * 24 * 60 * 60;

    private final Cookies cookie;
    private final CsrfToken csrf;

    /** {@code secure} when people reach the server by https. */
    LoginCookie(boolean secure, CsrfToken csrf) {
        this.cookie = Cookies.ofServer("mandala_login", secure);
        this.csrf = csrf;
    }

    Optional<String> secret(RoutingContext ctx) {
        return cookie.read(ctx);
    }

    void set(RoutingContext ctx, String secret) {
        cookie.set(ctx, secret, MAX_AGE_SECONDS);
        csrf.set(ctx, secret);
    }

    /** Gives a page the word that goes with its login, where it has it not. */
    void keep(RoutingContext ctx, String secret) {
        csrf.ensure(ctx, secret);
    }

    void clear(RoutingContext ctx) {
        cookie.clear(ctx);
        csrf.clear(ctx);
    }
}
