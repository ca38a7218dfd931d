package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandala.server.identity.Person;
import org.mandala.server.identity.Traces;

/** Knows of persons, logins, memberships and words in sessions alone: enough for tests of what asks for it. */
final class MemoryTraces implements Traces {
    private final Turns turns;
    private final Registry registry;
    private final MemoryRooms rooms;
    private final InstantSource time;

    MemoryTraces(Turns turns, Registry registry, MemoryRooms rooms, InstantSource time) {
        this.turns = turns;
        this.registry = registry;
        this.rooms = rooms;
        this.time = time;
    }

    @Override
    public Future<Map<String, List<Map<String, Object>>>> of(String person) {
        return turns.ask(() -> {
            Person found = registry.persons.get(person);
            return found == null
                    ? Map.of()
                    : Map.of("person", List.of(Map.of("id", person, "name", String.valueOf(found.name()))));
        });
    }

    @Override
    public Future<Optional<List<String>>> erase(String person) {
        return turns.ask(() -> {
            rooms.erase(person, time.millis());
            registry.memberships.removeIf(it -> it.person().equals(person));
            registry.logins.values().removeIf(it -> it.person().equals(person));
            return Optional.ofNullable(registry.persons.remove(person)).map(gone -> List.of());
        });
    }
}
