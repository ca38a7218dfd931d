package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Keys;
import org.mandala.server.identity.Login;
import org.mandala.server.identity.Passkey;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Refused;
import org.mandala.server.identity.SignInLink;

final class MemoryKeys implements Keys {
    private final Turns turns;
    private final Registry registry;
    private final Map<String, SignInLink> links = new HashMap<>();
    private final Set<String> usedLinks = new HashSet<>();
    private final Map<String, Passkey> passkeys = new HashMap<>();
    private final Map<List<String>, String> subjects = new HashMap<>();

    MemoryKeys(Turns turns, Registry registry) {
        this.turns = turns;
        this.registry = registry;
    }

    @Override
    public Future<List<Login>> logins(String person, long now) {
        return turns.ask(() -> registry.logins.values().stream()
                .filter(login -> login.person().equals(person) && login.expiresAt() > now)
                .sorted(Comparator.comparingLong(Login::seenAt).reversed().thenComparing(Login::id))
                .toList());
    }

    @Override
    public Future<Boolean> isGood(String login, long now) {
        return turns.ask(
                () -> registry.logins.values().stream().anyMatch(it -> it.id().equals(login) && it.expiresAt() > now));
    }

    @Override
    public Future<Void> seen(String login, Device device, long now) {
        return turns.ask(() -> {
            registry.logins.replaceAll((hash, it) -> it.id().equals(login) ? seen(it, device, now) : it);
            return null;
        });
    }

    private static Login seen(Login it, Device device, long now) {
        return new Login(it.id(), it.hash(), it.person(), it.way(), device, it.createdAt(), it.expiresAt(), now);
    }

    @Override
    public Future<Boolean> endLogin(String person, String login, long now) {
        return turns.ask(() -> end(it -> it.person().equals(person) && it.id().equals(login)) == 1);
    }

    @Override
    public Future<Integer> endLogins(String person, @Nullable String kept, long now) {
        return turns.ask(() -> end(it -> it.person().equals(person) && !it.id().equals(kept) && it.expiresAt() > now));
    }

    private int end(Predicate<Login> which) {
        int before = registry.logins.size();
        registry.logins.values().removeIf(which);
        return before - registry.logins.size();
    }

    @Override
    public Future<Void> add(SignInLink link) {
        return turns.ask(() -> {
            links.put(link.hash(), link);
            return null;
        });
    }

    @Override
    public Future<Boolean> addUnlessMany(SignInLink link, int most) {
        return turns.ask(() -> {
            long open = links.values().stream()
                    .filter(it -> it.person().equals(link.person())
                            && it.way() == link.way()
                            && it.expiresAt() > link.createdAt()
                            && !usedLinks.contains(it.hash()))
                    .count();
            return open < most && links.put(link.hash(), link) == null;
        });
    }

    @Override
    public Future<Person> useLink(String hash, Login login, long now) {
        return turns.ask(() -> {
            SignInLink link = links.get(hash);
            Person person = link == null ? null : registry.persons.get(link.person());
            if (link == null || person == null || link.expiresAt() <= now || !usedLinks.add(hash)) {
                throw Refused.usedLink();
            }
            registry.logins.put(login.hash(), login.of(person.id(), link.way()));
            return person;
        });
    }

    @Override
    public Future<List<Passkey>> passkeys(String person) {
        return turns.ask(() -> passkeys.values().stream()
                .filter(it -> it.person().equals(person))
                .sorted(Comparator.comparingLong(Passkey::createdAt).thenComparing(Passkey::credential))
                .toList());
    }

    @Override
    public Future<Optional<Passkey>> passkey(String credential) {
        return turns.ask(() -> Optional.ofNullable(passkeys.get(credential)));
    }

    @Override
    public Future<Void> add(Passkey passkey) {
        return turns.ask(() -> {
            if (passkeys.putIfAbsent(passkey.credential(), passkey) != null) {
                throw new IllegalStateException("there is a passkey of this id already");
            }
            return null;
        });
    }

    @Override
    public Future<Boolean> rename(String person, String credential, String name) {
        return turns.ask(() -> own(person, credential)
                .map(it -> put(new Passkey(credential, person, name, it.authenticator(), it.createdAt(), it.usedAt())))
                .isPresent());
    }

    @Override
    public Future<Boolean> remove(String person, String credential) {
        return turns.ask(() ->
                own(person, credential).map(it -> passkeys.remove(credential)).isPresent());
    }

    @Override
    public Future<Void> used(String credential, String authenticator, long now) {
        return turns.ask(() -> {
            Optional.ofNullable(passkeys.get(credential))
                    .ifPresent(it ->
                            put(new Passkey(credential, it.person(), it.name(), authenticator, it.createdAt(), now)));
            return null;
        });
    }

    @Override
    public Future<Optional<Person>> ofSubject(String issuer, String subject) {
        return turns.ask(() ->
                Optional.ofNullable(subjects.get(List.of(issuer, subject))).map(registry.persons::get));
    }

    @Override
    public Future<Void> link(String issuer, String subject, String person, long now) {
        return turns.ask(() -> {
            subjects.putIfAbsent(List.of(issuer, subject), person);
            return null;
        });
    }

    @Override
    public Future<Boolean> linkFirst(String issuer, String subject, String person, long now) {
        return turns.ask(() -> {
            boolean known = subjects.entrySet().stream()
                    .anyMatch(it ->
                            it.getKey().get(0).equals(issuer) && it.getValue().equals(person));
            return !known && subjects.putIfAbsent(List.of(issuer, subject), person) == null;
        });
    }

    private Optional<Passkey> own(String person, String credential) {
        return Optional.ofNullable(passkeys.get(credential))
                .filter(it -> it.person().equals(person));
    }

    private Passkey put(Passkey passkey) {
        passkeys.put(passkey.credential(), passkey);
        return passkey;
    }
}
