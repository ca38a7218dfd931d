package org.mandala.server.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import io.vertx.ext.auth.webauthn4j.CredentialStorage;
import io.vertx.ext.auth.webauthn4j.RelyingParty;
import io.vertx.ext.auth.webauthn4j.ResidentKey;
import io.vertx.ext.auth.webauthn4j.UserVerification;
import io.vertx.ext.auth.webauthn4j.WebAuthn4J;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JCredentials;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JOptions;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adding passkeys, and signing in with one (WebAuthn). Rule H18. */
public final class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final String CHALLENGE = "challenge";

    private final Keys keys;
    private final InstantSource clock;
    private final Challenges challenges;
    private final WebAuthn4J webAuthn;
    private final String domain;

    /** {@code domain} is the host name under which people reach the server: a passkey is good for that one alone. */
    public Passkeys(Vertx vertx, Keys keys, String domain, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        this.domain = domain;
        this.challenges = new Challenges(clock);
        WebAuthn4JOptions options = new WebAuthn4JOptions()
                .setRelyingParty(new RelyingParty().setId(domain).setName("Mandala"))
                .setResidentKey(ResidentKey.REQUIRED)
                .setUserVerification(UserVerification.PREFERRED);
        webAuthn = WebAuthn4J.create(vertx, options).credentialStorage(new Storage());
    }

    /** What the browser is to be asked to make a passkey for this person. */
    public Future<JsonObject> addOptions(Person person) {
        return webAuthn.createCredentialsOptions(new JsonObject().put("name", person.id()))
                .map(options -> {
                    String shown = person.name() == null ? "Mandala" : person.name();
                    options.getJsonObject("user")
                            .put("id", base64(person.id()))
                            .put("name", shown)
                            .put("displayName", shown);
                    challenges.put(options.getString(CHALLENGE), person.id());
                    return options;
                });
    }

    /** Takes the passkey that the browser made; fails with {@link Refused}. */
    public Future<Void> add(Person person, String name, JsonObject made, String origin) {
        return check(made, origin, person.id())
                .compose(authenticator -> keys.add(new Passkey(
                        authenticator.getCredID(),
                        person.id(),
                        name,
                        authenticator.toJson().encode(),
                        clock.millis(),
                        null)));
    }

    /** What the browser is to be asked to sign somebody in, whoever it is. */
    public Future<JsonObject> signInOptions() {
        return webAuthn.getCredentialsOptions(null)
                .onSuccess(options -> challenges.put(options.getString(CHALLENGE), ""));
    }

    /** The id of the person whose passkey answered; fails with {@link Refused}. */
    public Future<String> signIn(JsonObject answer, String origin) {
        return check(answer, origin, "").map(Authenticator::getUsername);
    }

    private Future<Authenticator> check(JsonObject answer, String origin, String person) {
        try {
            String challenge = challengeOf(answer);
            if (!challenges.take(challenge).filter(person::equals).isPresent()) {
                throw refused();
            }
            WebAuthn4JCredentials credentials = new WebAuthn4JCredentials()
                    .setChallenge(challenge)
                    .setOrigin(origin)
                    .setDomain(domain)
                    .setUsername(person.isEmpty() ? null : person)
                    .setWebauthn(answer);
            return webAuthn.authenticate(credentials)
                    .map(User::principal)
                    .map(Authenticator::new)
                    .recover(failure -> {
                        LOG.info("a passkey was refused: {}", failure.getMessage());
                        return Future.failedFuture(refused());
                    });
        } catch (RuntimeException e) {
            return Future.failedFuture(refused());
        }
    }

    private static String challengeOf(JsonObject answer) {
        String clientData = answer.getJsonObject("response").getString("clientDataJSON");
        byte[] json = Base64.getUrlDecoder().decode(clientData);
        return new JsonObject(new String(json, StandardCharsets.UTF_8)).getString(CHALLENGE);
    }

    private static Refused refused() {
        return new Refused(
                ErrorCode.PASSKEY_REFUSED,
                "This passkey was not accepted. Please try once more, or sign in another way.");
    }

    private static String base64(String text) {
        return Secrets.base64(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Passkeys as the library wants them: its user names are our persons' ids. */
    private final class Storage implements CredentialStorage {
        @Override
        public Future<List<Authenticator>> find(@Nullable String person, @Nullable String credential) {
            if (credential != null) {
                return keys.passkey(credential)
                        .map(found ->
                                found.filter(it -> person == null || it.person().equals(person)))
                        .map(Optional::stream)
                        .map(found -> found.map(Storage::authenticator).toList());
            }
            return person == null
                    ? Future.succeededFuture(List.of())
                    : keys.passkeys(person)
                            .map(all -> all.stream().map(Storage::authenticator).toList());
        }

        @Override
        public Future<Void> storeCredential(Authenticator authenticator) {
            // It is stored with its name by add(); one that is known already is refused.
            return keys.passkey(authenticator.getCredID()).map(known -> {
                if (known.isPresent()) {
                    throw refused();
                }
                return null;
            });
        }

        @Override
        public Future<Void> updateCounter(Authenticator authenticator) {
            return keys.used(authenticator.getCredID(), authenticator.toJson().encode(), clock.millis());
        }

        private static Authenticator authenticator(Passkey passkey) {
            return new Authenticator(new JsonObject(passkey.authenticator())).setUsername(passkey.person());
        }
    }
}
