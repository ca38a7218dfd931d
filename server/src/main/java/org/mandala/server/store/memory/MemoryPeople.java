package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Invite;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.People;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Refused;
import org.mandala.server.identity.SignedIn;
import org.mandala.server.programme.Membership;
import org.mandala.server.programme.Session;

final class MemoryPeople implements People {
    private final Turns turns;
    private final Registry registry;
    private final Map<String, Invite> invites = new HashMap<>();

    MemoryPeople(Turns turns, Registry registry) {
        this.turns = turns;
        this.registry = registry;
    }

    @Override
    public Future<Optional<Person>> find(String person) {
        return turns.ask(() -> Optional.ofNullable(registry.persons.get(person)));
    }

    @Override
    public Future<Optional<Person>> ofEmail(String email) {
        return turns.ask(() -> registry.emails.entrySet().stream()
                .filter(it -> it.getValue().equals(email))
                .findFirst()
                .map(it -> registry.persons.get(it.getKey())));
    }

    @Override
    public Future<Optional<Person>> change(String person, String name, String site) {
        return turns.ask(() -> Optional.ofNullable(registry.persons.computeIfPresent(
                person, (id, before) -> new Person(id, name, site, before.createdAt()))));
    }

    @Override
    public Future<Optional<SignedIn>> ofLogin(String hash, long now) {
        return turns.ask(() -> Optional.ofNullable(registry.logins.get(hash))
                .filter(login -> login.expiresAt() > now)
                .flatMap(login -> Optional.ofNullable(registry.persons.get(login.person()))
                        .map(person -> new SignedIn(person, login))));
    }

    @Override
    public Future<Void> add(Login login) {
        return turns.ask(() -> registry.logins.put(login.hash(), login)).mapEmpty();
    }

    @Override
    public Future<Optional<Invite>> invite(String id) {
        return turns.ask(() -> byId(id));
    }

    @Override
    public Future<List<Invite>> invitesOf(String session) {
        return turns.ask(() -> invites.values().stream()
                .filter(invite -> invite.session().equals(session))
                .sorted(Comparator.comparingLong(Invite::createdAt).thenComparing(Invite::id))
                .toList());
    }

    @Override
    public Future<Void> add(Invite invite) {
        return turns.ask(() -> insert(invite)).mapEmpty();
    }

    @Override
    public Future<Void> ensure(Invite invite) {
        return turns.ask(() -> {
                    Invite known = invites.get(invite.tokenHash());
                    if (known == null) {
                        return insert(invite);
                    }
                    boolean expired = known.expiresAt() <= invite.createdAt();
                    long expiresAt = expired ? invite.expiresAt() : known.expiresAt();
                    return put(with(known, invite.session(), expiresAt, known.uses(), known.revokedAt()));
                })
                .mapEmpty();
    }

    @Override
    public Future<Boolean> revoke(String id, long now) {
        return turns.ask(() -> byId(id).filter(invite -> invite.revokedAt() == null)
                .map(invite -> put(with(invite, invite.session(), invite.expiresAt(), invite.uses(), now)))
                .isPresent());
    }

    @Override
    public Future<Entry> take(String tokenHash, @Nullable String current, Person newcomer, Login login, long now) {
        return turns.ask(() -> {
            Invite invite = invites.get(tokenHash);
            Session session = invite == null ? null : registry.sessions.get(invite.session());
            if (invite == null || session == null) {
                throw Refused.unknownInvite();
            }
            invite.requireOpen(now);
            Person known = current == null ? null : registry.persons.get(current);
            Person person = known == null ? newcomer : known;
            join(invite, person, session, now);
            if (known == null) {
                registry.persons.put(newcomer.id(), newcomer);
                registry.logins.put(login.hash(), login);
            }
            return new Entry(person, invite.session(), known == null);
        });
    }

    private void join(Invite invite, Person person, Session session, long now) {
        Membership wanted = Membership.invited(person.id(), invite.role(), session.cohort(), session.first(), now);
        if (!registry.holds(wanted)) {
            use(invite);
            registry.memberships.add(wanted);
        }
    }

    private void use(Invite invite) {
        invite.requireUnused();
        put(with(invite, invite.session(), invite.expiresAt(), invite.uses() + 1, invite.revokedAt()));
    }

    private Optional<Invite> byId(String id) {
        return invites.values().stream()
                .filter(invite -> invite.id().equals(id))
                .findFirst();
    }

    private boolean insert(Invite invite) {
        if (invites.containsKey(invite.tokenHash()) || byId(invite.id()).isPresent()) {
            throw new IllegalStateException("there is an invite " + invite.id() + " already");
        }
        return put(invite);
    }

    private boolean put(Invite invite) {
        invites.put(invite.tokenHash(), invite);
        return true;
    }

    private static Invite with(Invite it, String session, long expiresAt, int uses, @Nullable Long revokedAt) {
        return new Invite(
                it.id(),
                it.tokenHash(),
                session,
                it.role(),
                it.createdBy(),
                it.createdAt(),
                expiresAt,
                it.maxUses(),
                uses,
                revokedAt);
    }
}
