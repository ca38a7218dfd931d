package org.mandala.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.Audit.What;
import org.mandala.server.identity.AuditLog;
import org.mandala.server.identity.Issuer;
import org.mandala.server.identity.Keys;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Refused;
import org.mandala.server.identity.SignedIn;
import org.mandala.server.identity.Way;
import org.mandala.server.protocol.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Going to the issuer and coming back from it. Rule H19. */
final class IssuerApi {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerApi.class);
    private static final String RETURN = "/api/v1/sign-in/issuer/return";

    private final Issuer issuer;
    private final Keys keys;
    private final People people;
    private final InstantSource clock;
    private final Logins logins;
    private final LoginCookie cookie;
    private final AttemptCookie attemptCookie;
    private final Origins origins;
    private final RemoteAddress remote;
    private final AuditLog audit;
    private final Gate gate;

    IssuerApi(
            Issuer issuer,
            Keys keys,
            People people,
            InstantSource clock,
            Logins logins,
            LoginCookie cookie,
            AttemptCookie attemptCookie,
            Origins origins,
            RemoteAddress remote,
            AuditLog audit,
            Gate gate) {
        this.issuer = issuer;
        this.keys = keys;
        this.people = people;
        this.clock = clock;
        this.logins = logins;
        this.cookie = cookie;
        this.attemptCookie = attemptCookie;
        this.origins = origins;
        this.remote = remote;
        this.audit = audit;
        this.gate = gate;
    }

    void mount(Router router) {
        gate.anyone(router.get("/api/v1/sign-in/issuer"), Action.SIGN_IN, this::go);
        gate.anyone(router.get(RETURN), Action.SIGN_IN, this::comeBack);
    }

    private void go(RoutingContext ctx) {
        Issuer.Attempt attempt = issuer.attempt();
        issuer.address(attempt, returnTo())
                .onSuccess(address -> {
                    attemptCookie.set(ctx, attempt);
                    redirect(ctx, address);
                })
                .onFailure(failure -> fail(ctx, failure));
    }

    private void comeBack(RoutingContext ctx) {
        String state = ctx.request().getParam("state", "");
        String code = ctx.request().getParam("code", "");
        Optional<Issuer.Attempt> attempt =
                attemptCookie.take(ctx).filter(it -> it.state().equals(state) && !code.isEmpty());
        if (attempt.isEmpty()) {
            fail(ctx, Issuer.refused());
            return;
        }
        issuer.subject(attempt.get(), code, returnTo())
                .compose(subject -> gate.current(ctx).compose(who -> enter(ctx, subject, who)))
                .onSuccess(ignored -> redirect(ctx, "/"))
                .onFailure(failure -> fail(ctx, failure));
    }

    /**
     * Who is signed in already gains one more way in; else the subject must be known, or come for the first time with an address that the
     * issuer has verified and the roster has.
     */
    private Future<Void> enter(RoutingContext ctx, Issuer.Subject subject, Optional<SignedIn> current) {
        return keys.ofSubject(subject.issuer(), subject.id()).compose(known -> {
            if (known.isPresent()) {
                return signIn(ctx, known.get());
            }
            if (current.isPresent()) {
                return link(subject, current.get().person());
            }
            return ofRoster(subject).compose(person -> signIn(ctx, person));
        });
    }

    /**
     * Whose address the issuer has verified. Who has an account there already is not found by it: addresses are given to others, subjects
     * never are.
     */
    private Future<Person> ofRoster(Issuer.Subject subject) {
        String email = subject.email();
        if (email == null) {
            return Future.failedFuture(unknown());
        }
        return people.ofEmail(email.toLowerCase(Locale.ROOT)).compose(found -> {
            Person person = found.orElseThrow(IssuerApi::unknown);
            return keys.linkFirst(subject.issuer(), subject.id(), person.id(), clock.millis())
                    .map(linked -> {
                        if (!linked) {
                            throw unknown();
                        }
                        audit.note(person.id(), What.ISSUER_LINKED, person.id());
                        return person;
                    });
        });
    }

    private static Refused unknown() {
        return new Refused(
                ErrorCode.ISSUER_REFUSED,
                "Nobody here is known by that account yet. Please open your invite first, then add the account on"
                        + " your own page.");
    }

    private Future<Void> link(Issuer.Subject subject, Person person) {
        audit.note(person.id(), What.ISSUER_LINKED, person.id());
        return keys.link(subject.issuer(), subject.id(), person.id(), clock.millis());
    }

    private Future<Void> signIn(RoutingContext ctx, Person person) {
        return logins.begin(person.id(), Way.ISSUER, remote.device(ctx.request()))
                .map(secret -> {
                    cookie.set(ctx, secret);
                    audit.note(person.id(), What.SIGNED_IN, person.id());
                    return null;
                });
    }

    private String returnTo() {
        return origins.main() + RETURN;
    }

    /** A browser stands here, not our page: it is sent back there, which says what happened. */
    private static void fail(RoutingContext ctx, Throwable failure) {
        if (!(failure instanceof Refused)) {
            LOG.error("signing in by the issuer failed", failure);
        }
        redirect(ctx, "/sign-in?issuer=refused");
    }

    private static void redirect(RoutingContext ctx, String address) {
        ctx.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .end();
    }
}
