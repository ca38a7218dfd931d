package org.mandala.server.gateway;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import org.mandala.server.identity.Issuer;
import org.mandala.server.identity.SigningKey;

/** The cookie that waits in the browser while it is at the issuer: signed, for ten minutes, used up when it comes back. */
final class AttemptCookie {
    private static final long LIFE_MS = 600_000;
    private static final long MS_PER_S = 1_000;
    private static final int PARTS = 5;

    private final SigningKey key;
    private final InstantSource clock;
    private final Cookies cookie;

    AttemptCookie(SigningKey key, InstantSource clock, boolean secure) {
        this.key = key;
        this.clock = clock;
        this.cookie = Cookies.ofServer("mandala_attempt", secure);
    }

    void set(RoutingContext ctx, Issuer.Attempt attempt) {
        String text = String.join(
                ".", attempt.state(), attempt.nonce(), attempt.verifier(), Long.toString(clock.millis() + LIFE_MS));
        cookie.set(ctx, text + "." + sign(text), LIFE_MS / MS_PER_S);
    }

    /** The attempt that the browser set out with; it is gone afterwards. */
    Optional<Issuer.Attempt> take(RoutingContext ctx) {
        Optional<String> brought = cookie.read(ctx);
        cookie.clear(ctx);
        return brought.flatMap(this::read);
    }

    private Optional<Issuer.Attempt> read(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        String text = value.substring(0, value.lastIndexOf('.'));
        boolean ours = MessageDigest.isEqual(bytes(parts[PARTS - 1]), bytes(sign(text)));
        return ours && clock.millis() < Long.parseLong(parts[3])
                ? Optional.of(new Issuer.Attempt(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    private String sign(String text) {
        return key.sign("attempt " + text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
