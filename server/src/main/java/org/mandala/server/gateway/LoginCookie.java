package org.mandala.server.gateway;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The cookie that holds a login's secret, and the one that goes with it. Rules H1 and H4. */
final class LoginCookie {
    private static final String NAME = "mandala_login";
    private static final long MAX_AGE_SECONDS = 30L * 24 * 60 * 60;

    private final boolean secure;
    private final CsrfToken csrf;

    /** {@code secure} when people reach the server by https. */
    LoginCookie(boolean secure, CsrfToken csrf) {
        this.secure = secure;
        this.csrf = csrf;
    }

    Optional<String> secret(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(name());
        return Optional.ofNullable(cookie).map(Cookie::getValue);
    }

    void set(RoutingContext ctx, String secret) {
        ctx.response().addCookie(cookie(secret).setMaxAge(MAX_AGE_SECONDS));
        csrf.set(ctx, secret);
    }

    /** Gives a page the word that goes with its login, where it has it not. */
    void keep(RoutingContext ctx, String secret) {
        csrf.ensure(ctx, secret);
    }

    void clear(RoutingContext ctx) {
        ctx.response().addCookie(cookie("").setMaxAge(0));
        csrf.clear(ctx);
    }

    /** With the prefix a browser takes the cookie only over https, for this host alone. */
    private String name() {
        return secure ? "__Host-" + NAME : NAME;
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(name(), value)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setPath("/")
                .setSecure(secure);
    }
}
