package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import org.mandala.server.doc.AuthorStore;

final class MemoryAuthors implements AuthorStore {
    private final Turns turns;
    private final MemoryDocs docs;
    private final Map<String, Map<Long, String>> persons = new HashMap<>();

    MemoryAuthors(Turns turns, MemoryDocs docs) {
        this.turns = turns;
        this.docs = docs;
    }

    @Override
    public Future<Boolean> note(String doc, long client, String person, long at) {
        return turns.ask(() -> {
            docs.requireKnown(doc);
            return persons.computeIfAbsent(doc, key -> new HashMap<>()).putIfAbsent(client, person) == null;
        });
    }

    @Override
    public Future<Map<Long, String>> of(String doc) {
        return turns.ask(() -> Map.copyOf(persons.getOrDefault(doc, Map.of())));
    }
}
