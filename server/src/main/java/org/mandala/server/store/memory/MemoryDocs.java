package org.mandala.server.store.memory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.NoSuchDoc;

final class MemoryDocs implements DocStore {
    private final Turns turns;
    private final Map<String, List<Buffer>> docs = new HashMap<>();

    MemoryDocs(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Future<Boolean> exists(String doc) {
        return turns.ask(() -> docs.containsKey(doc));
    }

    @Override
    public Future<Boolean> create(String doc) {
        return turns.ask(() -> docs.putIfAbsent(doc, new ArrayList<>()) == null);
    }

    @Override
    public Future<List<Buffer>> load(String doc) {
        return turns.ask(() -> List.copyOf(updates(doc)));
    }

    @Override
    public Future<Long> append(String doc, List<Buffer> added) {
        return turns.ask(() -> {
            List<Buffer> updates = updates(doc);
            updates.addAll(added);
            return (long) updates.size();
        });
    }

    private List<Buffer> updates(String doc) {
        List<Buffer> updates = docs.get(doc);
        if (updates == null) {
            throw new NoSuchDoc(doc);
        }
        return updates;
    }
}
