package org.mandala.server.gateway;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.mandala.server.identity.SigningKey;

/**
 * The word that our own page says with every request that changes something: signed from the login's secret, given in a cookie that
 * the page can read and no other site can. Rule H1.
 */
final class CsrfToken {
    static final String HEADER = "X-Mandala-Token";
    private static final long MAX_AGE_SECONDS = 30L * 24 * 60 * 60;

    private final SigningKey key;
    private final Cookies cookie;

    CsrfToken(SigningKey key, boolean secure) {
        this.key = key;
        this.cookie = Cookies.ofPage("mandala_token", secure);
    }

    void set(RoutingContext ctx, String loginSecret) {
        cookie.set(ctx, of(loginSecret), MAX_AGE_SECONDS);
    }

    void clear(RoutingContext ctx) {
        cookie.clear(ctx);
    }

    /** Gives the word to a page that has it not, such as one whose login is older than this cookie. */
    void ensure(RoutingContext ctx, String loginSecret) {
        if (cookie.read(ctx).filter(of(loginSecret)::equals).isEmpty()) {
            set(ctx, loginSecret);
        }
    }

    /** Whether the request says the word that belongs to its login. */
    boolean isSaid(RoutingContext ctx, String loginSecret) {
        String said = ctx.request().getHeader(HEADER);
        return said != null && MessageDigest.isEqual(bytes(said), bytes(of(loginSecret)));
    }

    private String of(String loginSecret) {
        return key.sign("csrf " + loginSecret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
