package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.SignedIn;
import org.mandala.server.identity.Standing;
import org.mandala.server.programme.keeping.Agreeing;
import org.mandala.server.protocol.ErrorCode;

/**
 * Mounts routes, each with its row of the table of rights, and lets in whom the row allows: rules R1 to R4. A route that
 * is mounted past it has no row, and fails a test.
 */
final class Gate {
    private static final String ACTION = "action";
    private static final String SIGNED_IN = "signed in";

    private final Logins logins;
    private final LoginCookie cookie;
    private final RemoteAddress remote;
    private final Door door;
    private final Agreeing agreeing;

    /** What somebody may do who has yet to accept an agreement: see that there is one, say who they are, accept, go. */
    private static final Set<Action> BEFORE_AGREEING =
            Set.of(Action.SEE_SELF, Action.CHANGE_SELF, Action.SIGN_OUT, Action.SEE_HOME, Action.ACCEPT_AGREEMENT);

    Gate(Logins logins, LoginCookie cookie, RemoteAddress remote, Door door, Agreeing agreeing) {
        this.remote = remote;
        this.logins = logins;
        this.cookie = cookie;
        this.door = door;
        this.agreeing = agreeing;
    }

    /** The row of a route; empty for one that was mounted past this class. */
    static Optional<Action> actionOf(Route route) {
        Map<String, Object> metadata = route.metadata();
        return metadata == null ? Optional.empty() : Optional.ofNullable((Action) metadata.get(ACTION));
    }

    /** Names the row of a route that answers whoever asks, or that asks for rights itself. */
    static Route row(Route route, Action action) {
        return route.putMetadata(ACTION, action);
    }

    /** A route for anybody. */
    void anyone(Route route, Action action, Consumer<RoutingContext> handler) {
        require(action.allows(Standing.nobody()), action, "is not for anybody");
        row(route, action).handler(handler::accept);
    }

    /** A route for everybody who is signed in. */
    void signedIn(Route route, Action action, BiFunction<RoutingContext, Person, Future<Void>> handler) {
        require(action.allows(Standing.stranger()), action, "is not for everybody who is signed in");
        forPerson(route, action, handler);
    }

    /** A route about a place that the path names. */
    void at(
            Route route,
            Action action,
            Function<RoutingContext, Place> place,
            BiFunction<RoutingContext, Caller, Future<Void>> handler) {
        forPerson(
                route,
                action,
                (ctx, person) -> door.require(person.id(), action, place.apply(ctx))
                        .compose(standing -> handler.apply(ctx, new Caller(person, standing))));
    }

    /** A route about a place that its handler finds, which asks {@link Door#require} for this same row. */
    void laterAt(Route route, Action action, BiFunction<RoutingContext, Person, Future<Void>> handler) {
        forPerson(route, action, handler);
    }

    /** The session that the path's {@code id} names; and so on. */
    static Place session(RoutingContext ctx) {
        return Place.session(ctx.pathParam("id"));
    }

    static Place cohort(RoutingContext ctx) {
        return Place.cohort(ctx.pathParam("id"));
    }

    static Place team(RoutingContext ctx) {
        return Place.team(ctx.pathParam("id"));
    }

    static Place site(RoutingContext ctx) {
        return Place.site(ctx.pathParam("id"));
    }

    static Place person(RoutingContext ctx) {
        return Place.person(ctx.pathParam("id"));
    }

    static Place programme(RoutingContext ctx) {
        return Place.programme();
    }

    private void forPerson(Route route, Action action, BiFunction<RoutingContext, Person, Future<Void>> handler) {
        row(route, action)
                .handler(ctx -> signedInPerson(ctx)
                        .compose(person -> agreed(action, person))
                        .compose(person -> handler.apply(ctx, person))
                        .onFailure(ctx::fail));
    }

    /** Agreements come before anything else: rule C10. */
    private Future<Person> agreed(Action action, Person person) {
        if (BEFORE_AGREEING.contains(action)) {
            return Future.succeededFuture(person);
        }
        return agreeing.hasAgreed(person.id()).map(agreed -> {
            if (!agreed) {
                throw new ProblemException(
                        403,
                        ErrorCode.AGREEMENT_NEEDED,
                        "Please read and accept the agreements on the start page first.");
            }
            return person;
        });
    }

    /** Who is signed in just now, if anybody is; it is kept for the length of the request. */
    Future<Optional<SignedIn>> current(RoutingContext ctx) {
        return cookie.secret(ctx).map(secret -> current(ctx, secret)).orElse(Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<SignedIn>> current(RoutingContext ctx, String secret) {
        return logins.of(secret, remote.device(ctx.request())).map(found -> {
            found.ifPresent(who -> {
                ctx.put(SIGNED_IN, who);
                cookie.keep(ctx, secret);
            });
            return found;
        });
    }

    /** Whom this class let in. */
    static SignedIn signedIn(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.get(SIGNED_IN), "nobody was let in");
    }

    private Future<Person> signedInPerson(RoutingContext ctx) {
        return current(ctx)
                .map(found -> found.orElseThrow(ProblemException::notSignedIn).person());
    }

    private static void require(boolean fits, Action action, String otherwise) {
        if (!fits) {
            throw new IllegalArgumentException(action + " " + otherwise);
        }
    }
}
