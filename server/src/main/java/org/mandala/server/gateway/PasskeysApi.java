package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Keys;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Passkey;
import org.mandala.server.identity.Passkeys;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Way;
import org.mandala.server.protocol.PasskeyView;
import org.mandala.server.protocol.Requests;

/** Passkeys: adding, naming, listing, removing, and signing in with one. Rule H18. */
final class PasskeysApi {
    private static final int MAX_NAME = 60;
    private static final String ONES_OWN = "/api/v1/passkeys/:id";

    private final Passkeys passkeys;
    private final Keys keys;
    private final Logins logins;
    private final LoginCookie cookie;
    private final RemoteAddress remote;
    private final Attempts attempts;
    private final AuditLog audit;

    PasskeysApi(
            Passkeys passkeys,
            Keys keys,
            Logins logins,
            LoginCookie cookie,
            RemoteAddress remote,
            Attempts attempts,
            AuditLog audit) {
        this.passkeys = passkeys;
        this.keys = keys;
        this.logins = logins;
        this.cookie = cookie;
        this.remote = remote;
        this.attempts = attempts;
        this.audit = audit;
    }

    void mount(Router router, Gate gate) {
        gate.anyone(router.post("/api/v1/sign-in/passkey/options"), Action.SIGN_IN, this::signInOptions);
        gate.anyone(router.post("/api/v1/sign-in/passkey"), Action.SIGN_IN, this::signIn);
        gate.signedIn(router.get("/api/v1/passkeys"), Action.SEE_SELF, this::list);
        gate.signedIn(router.post("/api/v1/passkeys/options"), Action.CHANGE_SELF, this::addOptions);
        gate.signedIn(router.post("/api/v1/passkeys"), Action.CHANGE_SELF, this::add);
        gate.signedIn(router.put(ONES_OWN), Action.CHANGE_SELF, this::rename);
        gate.signedIn(router.delete(ONES_OWN), Action.CHANGE_SELF, this::remove);
    }

    private void signInOptions(RoutingContext ctx) {
        options(ctx, passkeys.signInOptions());
    }

    private void signIn(RoutingContext ctx) {
        Future<Void> done = passkeys.signIn(json(ctx), origin(ctx))
                .compose(person -> logins.begin(person, Way.PASSKEY, remote.device(ctx.request()))
                        .map(secret -> {
                            cookie.set(ctx, secret);
                            audit.note(person, What.SIGNED_IN, person);
                            return null;
                        }));
        Answers.empty(ctx, attempts.judge(remote.of(ctx.request()), done));
    }

    private Future<Void> list(RoutingContext ctx, Person person) {
        Answers.json(
                ctx,
                keys.passkeys(person.id())
                        .map(all -> all.stream().map(PasskeysApi::view).toList()));
        return Future.succeededFuture();
    }

    private Future<Void> addOptions(RoutingContext ctx, Person person) {
        options(ctx, passkeys.addOptions(person));
        return Future.succeededFuture();
    }

    /** {@code ?name=} is what its owner calls it. */
    private Future<Void> add(RoutingContext ctx, Person person) {
        String name = name(ctx.request().getParam("name"));
        Answers.empty(
                ctx,
                passkeys.add(person, name, json(ctx), origin(ctx))
                        .onSuccess(added -> audit.note(person.id(), What.PASSKEY_ADDED, person.id())));
        return Future.succeededFuture();
    }

    private Future<Void> rename(RoutingContext ctx, Person person) {
        String name = name(Answers.body(ctx, Requests.NewName.class).name());
        Answers.empty(ctx, keys.rename(person.id(), ctx.pathParam("id"), name).map(PasskeysApi::found));
        return Future.succeededFuture();
    }

    private Future<Void> remove(RoutingContext ctx, Person person) {
        Answers.empty(
                ctx,
                keys.remove(person.id(), ctx.pathParam("id"))
                        .map(PasskeysApi::found)
                        .onSuccess(removed -> audit.note(person.id(), What.PASSKEY_REMOVED, person.id())));
        return Future.succeededFuture();
    }

    private static boolean found(boolean there) {
        if (there) {
            return true;
        }
        throw ProblemException.notFound("You have no such passkey.");
    }

    private static String name(@org.jspecify.annotations.Nullable String given) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw ProblemException.badRequest("Please name the passkey in 1 to " + MAX_NAME + " characters.");
        }
        return name;
    }

    /** Checked by H1 to be one of ours; absent it matches none. */
    private static String origin(RoutingContext ctx) {
        return ctx.request().getHeader(HttpHeaders.ORIGIN);
    }

    private static JsonObject json(RoutingContext ctx) {
        try {
            JsonObject body = ctx.body().asJsonObject();
            if (body != null && body.getValue("response") instanceof JsonObject) {
                return body;
            }
        } catch (RuntimeException e) {
            // Answered below, as what is no JSON at all.
        }
        throw ProblemException.badRequest("The request needs what the browser's passkey answered.");
    }

    private static void options(RoutingContext ctx, Future<JsonObject> options) {
        options.onComplete(
                json -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(Buffer.buffer(json.encode())),
                ctx::fail);
    }

    private static PasskeyView view(Passkey it) {
        return new PasskeyView(it.credential(), it.name(), it.createdAt(), it.usedAt());
    }
}
