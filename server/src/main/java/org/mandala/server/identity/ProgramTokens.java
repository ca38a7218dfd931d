package org.mandala.server.identity;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Signed, expiring, revocable tokens with which programs open documents (rule D1): JSON Web Tokens under HS256. */
public final class ProgramTokens {
    private static final String ALGORITHM = "HS256";
    private static final long MS_PER_S = 1_000;

    /** Ours have about 200 characters; what is much longer need not be decoded to be refused. */
    private static final int MAX_LENGTH = 1_024;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** 96 bits: enough that two tokens never share an id. */
    private static final int ID_LENGTH = 16;

    private final JWTAuth auth;
    private final TokenBook book;
    private final InstantSource clock;

    public ProgramTokens(SigningKey key, TokenBook book, InstantSource clock) {
        this.book = book;
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
                // Two tokens alike are two tokens.
                .put("jti", Secrets.next(RANDOM, Secrets.TOKEN_BYTES))
                .put("exp", clock.instant().plus(life).getEpochSecond());
        return auth.generateToken(
                claims, new JWTOptions().setAlgorithm(ALGORITHM).setNoTimestamp(true));
    }

    /** A new token for a program, and what is known of it; the token itself is not known to anybody afterwards. */
    public record Made(ProgramToken known, String token) {}

    /** {@code name} says what it is for, {@code by} is the person who makes it. */
    public Future<Made> make(String name, Grant grant, Duration life, String by) {
        String token = mint(grant.doc(), grant.access(), life);
        long now = clock.millis();
        ProgramToken known = new ProgramToken(idOf(token), name, grant, by, now, now + life.toMillis(), null);
        return book.add(known).map(new Made(known, token));
    }

    /** Those that have not expired, the newest first. */
    public Future<List<ProgramToken>> list() {
        return book.list(clock.millis());
    }

    /** False when there is none of this id, or it is revoked already. */
    public Future<Boolean> revoke(String id) {
        return book.revoke(id, clock.millis());
    }

    /** The id under which a token is listed and revoked. */
    public static String idOf(String token) {
        return Secrets.hash(token).substring(0, ID_LENGTH);
    }

    /** What the token grants, if it is one of ours, has not expired and is not revoked; it is written down at its first use. */
    public Future<Optional<ProgramToken>> admit(String token) {
        Optional<ProgramToken> good = read(token);
        return good.isEmpty()
                ? Future.succeededFuture(good)
                : book.find(idOf(token))
                        .compose(known -> known.isPresent()
                                ? Future.succeededFuture(known)
                                : book.add(good.get()).map(good))
                        .map(known -> known.filter(it -> it.revokedAt() == null));
    }

    /** Whether a token that was admitted is good still. */
    public Future<Boolean> isGood(String id) {
        return book.find(id)
                .map(found -> found.filter(it -> it.revokedAt() == null && clock.millis() < it.expiresAt())
                        .isPresent());
    }

    /** What the token grants, if it is one of ours and has not expired; whether it is revoked, {@link #admit} knows. */
    public Optional<Grant> verify(String token) {
        return read(token).map(ProgramToken::grant);
    }

    private Optional<ProgramToken> read(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            // The answer of this library is there at once; were it not, nobody would be let in.
            Future<User> answer = auth.authenticate(new TokenCredentials(token));
            return answer.succeeded()
                    ? known(token, answer.result().attributes().getJsonObject("accessToken"))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<ProgramToken> known(String token, JsonObject claims) {
        long now = clock.millis();
        long expiresAt = claims.getLong("exp") * MS_PER_S;
        String access = claims.getString("access").toUpperCase(Locale.ROOT);
        Grant grant = new Grant(claims.getString("doc"), Access.valueOf(access));
        return now < expiresAt
                ? Optional.of(new ProgramToken(idOf(token), "", grant, null, now, expiresAt, null))
                : Optional.empty();
    }
}
