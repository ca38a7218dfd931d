package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandala.server.identity.Person;
import org.mandala.server.programme.Personal;
import org.mandala.server.programme.Session;
import org.mandala.server.programme.Site;

final class MemoryPersonal implements Personal {
    private final Turns turns;
    private final Registry registry;
    private final Map<String, Wishes> wishes = new HashMap<>();
    private final Map<String, Feed> feeds = new HashMap<>();
    private final Set<Reminder> sent = new HashSet<>();

    MemoryPersonal(Turns turns, Registry registry) {
        this.turns = turns;
        this.registry = registry;
    }

    private record Feed(String hash, long madeAt) {}

    @Override
    public Future<Wishes> wishes(String person) {
        return turns.ask(() -> wishes.getOrDefault(person, Wishes.DEFAULT));
    }

    @Override
    public Future<Void> wish(String person, Wishes wished) {
        return turns.ask(() -> wishes.put(person, wished) == null).mapEmpty();
    }

    @Override
    public Future<Optional<Long>> feedMadeAt(String person) {
        return turns.ask(() -> Optional.ofNullable(feeds.get(person)).map(Feed::madeAt));
    }

    @Override
    public Future<Void> makeFeed(String person, String hash, long now) {
        return turns.ask(() -> feeds.put(person, new Feed(hash, now)) == null).mapEmpty();
    }

    @Override
    public Future<Void> endFeed(String person) {
        return turns.ask(() -> feeds.remove(person) == null).mapEmpty();
    }

    @Override
    public Future<Optional<String>> ofFeed(String hash) {
        return turns.ask(() -> feeds.entrySet().stream()
                .filter(it -> it.getValue().hash().equals(hash))
                .map(Map.Entry::getKey)
                .findFirst());
    }

    @Override
    public Future<Void> choose(String person, String first, String session) {
        return turns.ask(() -> registry.choicesOf(person).put(first, session) == null)
                .mapEmpty();
    }

    @Override
    public Future<List<Reader>> readers(Session session, long now) {
        return turns.ask(() -> registry.persons.values().stream()
                .filter(it -> registry.emails.containsKey(it.id())
                        && !registry.rolesIn(it.id(), session.cohort(), now).isEmpty())
                .map(it -> reader(it, session))
                .sorted(Comparator.comparing(Reader::person))
                .toList());
    }

    private Reader reader(Person person, Session session) {
        Site site = person.site() == null ? null : registry.sites.get(person.site());
        return new Reader(
                person.id(),
                person.name(),
                registry.emails.getOrDefault(person.id(), ""),
                site == null ? null : site.zone(),
                wishes.getOrDefault(person.id(), Wishes.DEFAULT),
                registry.choicesOf(person.id()).get(session.first()));
    }

    @Override
    public Future<Boolean> claim(Reminder reminder, long now) {
        return turns.ask(() -> sent.add(reminder));
    }
}
