package org.mandala.server.identity;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Role;

/** Makes, ends and takes invites: rules H2 to H5. */
public final class Invites {
    /** Links that live longer are forgotten about, and end up in wrong hands. */
    public static final int MAX_DAYS = 366;

    private final People people;
    private final Logins logins;
    private final RightsWatch watch;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Function<Person, Future<Void>>> gifts = new ConcurrentHashMap<>();

    public Invites(People people, Logins logins, RightsWatch watch, InstantSource clock, RandomGenerator random) {
        this.people = people;
        this.logins = logins;
        this.watch = watch;
        this.clock = clock;
        this.random = random;
    }

    /** A new invite with its token, which is not known to anybody afterwards. */
    public record Created(Invite invite, String token) {}

    /** Who came in to which session; {@code secret} is a newcomer's login, absent for those signed in already. */
    public record Taken(@Nullable String secret, Person person, String session) {}

    /** {@code maxUses} 0 lets in many. */
    public Future<Created> create(String session, Role role, int days, int maxUses, String by) {
        String token = Secrets.next(random, Secrets.TOKEN_BYTES);
        Invite invite = invite(token, session, role, days, maxUses, by);
        return people.add(invite).map(ignored -> new Created(invite, token));
    }

    public Future<Optional<Invite>> find(String id) {
        return people.invite(id);
    }

    /** The invites into a session, oldest first. */
    public Future<List<Invite>> list(String session) {
        return people.invitesOf(session);
    }

    /** False when there is none, or it is revoked already. */
    public Future<Boolean> revoke(String id) {
        return people.revoke(id, clock.millis());
    }

    /** What whoever takes the link of this token gets beside; it is not kept, and so is said at each start. */
    public void alsoGive(String token, Function<Person, Future<Void>> gift) {
        gifts.put(Secrets.hash(token), gift);
    }

    /** Lets somebody in; fails with {@link Refused}. */
    public Future<Taken> take(String token, @Nullable String currentPerson, Device device) {
        long now = clock.millis();
        Person newcomer = new Person(Secrets.next(random, Secrets.TOKEN_BYTES), null, null, now);
        Logins.Fresh fresh = logins.fresh(newcomer.id(), Way.INVITE, device);
        return people.take(Secrets.hash(token), currentPerson, newcomer, fresh.login(), now)
                .map(entry -> new Taken(entry.newcomer() ? fresh.secret() : null, entry.person(), entry.session()))
                .compose(taken -> given(token, taken))
                .onSuccess(taken -> watch.changed(taken.person().id()));
    }

    private Future<Taken> given(String token, Taken taken) {
        Function<Person, Future<Void>> gift = gifts.get(Secrets.hash(token));
        return gift == null
                ? Future.succeededFuture(taken)
                : gift.apply(taken.person()).map(ignored -> taken);
    }

    /**
     * Makes a link of a given token for many people, or lets the one there is lead to {@code session}, renewed for
     * {@code days} if it has expired.
     */
    public Future<Void> ensure(String token, String session, Role role, int days) {
        return people.ensure(invite(token, session, role, days, 0, null));
    }

    private Invite invite(String token, String session, Role role, int days, int maxUses, @Nullable String by) {
        if (days < 1 || days > MAX_DAYS || maxUses < 0) {
            throw new IllegalArgumentException(
                    "an invite lasts 1 to " + MAX_DAYS + " days, for 0 (many) or more people");
        }
        long now = clock.millis();
        String id = Secrets.next(random, Secrets.TOKEN_BYTES);
        long expiresAt = now + Duration.ofDays(days).toMillis();
        return new Invite(id, Secrets.hash(token), session, role, by, now, expiresAt, maxUses, 0, null);
    }
}
