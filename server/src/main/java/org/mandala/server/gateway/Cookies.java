package org.mandala.server.gateway;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** One cookie of this host alone, as it is named, set, read and taken away. Rules H1 and H4. */
final class Cookies {
    private final String name;
    private final boolean secure;
    private final boolean forPages;
    private final CookieSameSite sameSite;

    private Cookies(String name, boolean secure, boolean forPages, CookieSameSite sameSite) {
        // With the prefix a browser takes the cookie only over https, for this host alone.
        this.name = secure ? "__Host-" + name : name;
        this.secure = secure;
        this.forPages = forPages;
        this.sameSite = sameSite;
    }

    /** A cookie that no page reads, and that comes along when somebody follows a link to here. */
    static Cookies ofServer(String name, boolean secure) {
        return new Cookies(name, secure, false, CookieSameSite.LAX);
    }

    /** A cookie that our page reads, and that comes along from it alone. */
    static Cookies ofPage(String name, boolean secure) {
        return new Cookies(name, secure, true, CookieSameSite.STRICT);
    }

    Optional<String> read(RoutingContext ctx) {
        return Optional.ofNullable(ctx.request().getCookie(name)).map(Cookie::getValue);
    }

    void set(RoutingContext ctx, String value, long seconds) {
        ctx.response()
                .addCookie(Cookie.cookie(name, value)
                        .setHttpOnly(!forPages)
                        .setSameSite(sameSite)
                        .setPath("/")
                        .setSecure(secure)
                        .setMaxAge(seconds));
    }

    void clear(RoutingContext ctx) {
        set(ctx, "", 0);
    }
}
