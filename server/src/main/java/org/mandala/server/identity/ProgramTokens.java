package org.mandala.server.identity;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Signed, expiring tokens with which programs open documents (rule D1): JSON Web Tokens under HS256. */
public final class ProgramTokens {
    private static final String ALGORITHM = "HS256";
    private static final long MS_PER_S = 1_000;

    /** Ours have about 200 characters; what is much longer need not be decoded to be refused. */
    private static final int MAX_LENGTH = 1_024;

    private final JWTAuth auth;
    private final InstantSource clock;

    public ProgramTokens(SigningKey key, InstantSource clock) {
        this.clock = clock;
        JWTAuthOptions options = new JWTAuthOptions()
                .addPubSecKey(new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(key.secret()))
                // The library knows the system's clock only; verify() asks ours.
                .setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
        // Vert.x itself would serve to read key stores, which are not used here.
        auth = JWTAuth.create(null, options);
    }

    /** {@code doc} is a document's id, or {@code *} for all. */
    public String mint(String doc, Access access, Duration life) {
        if (life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException("a token lasts longer than no time");
        }
        JsonObject claims = new JsonObject()
                .put("doc", doc)
                .put("access", access.name().toLowerCase(Locale.ROOT))
                .put("exp", clock.instant().plus(life).getEpochSecond());
        return auth.generateToken(
                claims, new JWTOptions().setAlgorithm(ALGORITHM).setNoTimestamp(true));
    }

    /** What the token grants, if it is one of ours and has not expired. */
    public Optional<Grant> verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            // The answer of this library is there at once; were it not, nobody would be let in.
            Future<User> answer = auth.authenticate(new TokenCredentials(token));
            return answer.succeeded()
                    ? grant(answer.result().attributes().getJsonObject("accessToken"))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Grant> grant(JsonObject claims) {
        boolean good = clock.millis() < claims.getLong("exp") * MS_PER_S;
        String access = claims.getString("access").toUpperCase(Locale.ROOT);
        return good ? Optional.of(new Grant(claims.getString("doc"), Access.valueOf(access))) : Optional.empty();
    }
}
