package org.mandala.server.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by an OpenID Connect issuer: its metadata by discovery, the code flow with PKCE, state and nonce. Rule H19. Its
 * answer counts only with an ID token that its own keys have signed, for us, for this attempt, in time.
 */
public final class Issuer {
    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
    private static final long MS_PER_S = 1_000;

    /** How far the issuer's clock and ours may be apart. */
    private static final long LEEWAY_S = 60;

    private final Vertx vertx;
    private final Settings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final AtomicReference<@Nullable Future<OAuth2Auth>> discovered = new AtomicReference<>();

    /** {@code url} is the issuer's, without a slash at the end; {@code name} is shown on the button. */
    public record Settings(String url, String clientId, String clientSecret, String name) {}

    /** What one attempt is known by when the browser comes back. */
    public record Attempt(String state, String nonce, String verifier) {}

    /** Whom the issuer vouches for; {@code email} only where the issuer has verified it. */
    public record Subject(
            String issuer, String id, @Nullable String email) {}

    public Issuer(Vertx vertx, Settings settings, InstantSource clock, RandomGenerator random) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    public String name() {
        return settings.name();
    }

    public Attempt attempt() {
        return new Attempt(
                Secrets.next(random, Secrets.TOKEN_BYTES),
                Secrets.next(random, Secrets.TOKEN_BYTES),
                Secrets.next(random, Secrets.LOGIN_BYTES));
    }

    /** Where to send the browser. */
    public Future<String> address(Attempt attempt, String returnTo) {
        return provider()
                .map(issuer -> issuer.authorizeURL(new OAuth2AuthorizationURL()
                        .setRedirectUri(returnTo)
                        .setScopes(List.of("openid", "email"))
                        .setState(attempt.state())
                        .setCodeChallenge(challenge(attempt.verifier()))
                        .setCodeChallengeMethod("S256")
                        .putAdditionalParameter("nonce", attempt.nonce())));
    }

    /** Exchanges the code that the browser brought back; fails with {@link Refused}. */
    public Future<Subject> subject(Attempt attempt, String code, String returnTo) {
        Oauth2Credentials credentials = new Oauth2Credentials()
                .setFlow(OAuth2FlowType.AUTH_CODE)
                .setCode(code)
                .setRedirectUri(returnTo)
                .setCodeVerifier(attempt.verifier());
        return provider()
                .compose(issuer -> issuer.authenticate(credentials))
                .map(user -> judged(user.attributes().getJsonObject("idToken"), attempt))
                .recover(failure -> {
                    LOG.info("the issuer's answer was refused: {}", failure.getMessage());
                    return Future.failedFuture(refused());
                });
    }

    public static Refused refused() {
        return new Refused(
                ErrorCode.ISSUER_REFUSED,
                "Signing in there did not work. Please try once more, or sign in another way.");
    }

    /** The library has checked the signature, or else there is no such token. */
    private Subject judged(@Nullable JsonObject token, Attempt attempt) {
        require(token != null, "no ID token with a good signature");
        JsonObject claims = java.util.Objects.requireNonNull(token);
        long now = clock.millis() / MS_PER_S;
        require(settings.url().equals(claims.getString("iss")), "another issuer");
        require(isForUs(claims.getValue("aud")), "not for us");
        require(attempt.nonce().equals(claims.getString("nonce")), "another attempt");
        require(claims.getLong("exp", 0L) + LEEWAY_S > now, "too late");
        require(claims.getLong("iat", 0L) - LEEWAY_S < now, "too early");
        String subject = claims.getString("sub", "");
        require(!subject.isEmpty(), "nobody");
        boolean verified = Boolean.TRUE.equals(claims.getValue("email_verified"));
        return new Subject(settings.url(), subject, verified ? claims.getString("email") : null);
    }

    private boolean isForUs(@Nullable Object audience) {
        return audience instanceof JsonArray many
                ? many.contains(settings.clientId())
                : settings.clientId().equals(audience);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Discovered when first asked for, and again while it could not be. */
    private Future<OAuth2Auth> provider() {
        Future<OAuth2Auth> known = discovered.get();
        if (known != null && !known.failed()) {
            return known;
        }
        OAuth2Options options = new OAuth2Options()
                .setSite(settings.url())
                .setClientId(settings.clientId())
                .setClientSecret(settings.clientSecret());
        Future<OAuth2Auth> asked = OpenIDConnectAuth.discover(vertx, options);
        discovered.set(asked);
        return asked.recover(failure -> {
            LOG.warn("the issuer {} cannot be reached", settings.url(), failure);
            return Future.failedFuture(refused());
        });
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Secrets.base64(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
