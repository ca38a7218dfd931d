package org.mandala.server.store.memory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.doc.StoredDoc;

final class MemoryDocs implements DocStore {
    private static final int CHECKPOINTS_KEPT = 2;

    private final Turns turns;
    private final Map<String, Kept> docs = new HashMap<>();

    MemoryDocs(Turns turns) {
        this.turns = turns;
    }

    private static final class Kept {
        private final TreeMap<Long, Buffer> updates = new TreeMap<>();
        private final TreeMap<Long, Buffer> checkpoints = new TreeMap<>();
        private long head;
    }

    @Override
    public Future<Boolean> exists(String doc) {
        return turns.ask(() -> docs.containsKey(doc));
    }

    @Override
    public Future<Boolean> create(String doc) {
        return turns.ask(() -> docs.putIfAbsent(doc, new Kept()) == null);
    }

    @Override
    public Future<StoredDoc> load(String doc) {
        return turns.ask(() -> whole(requireKnown(doc)));
    }

    @Override
    public Future<StoredDoc> after(String doc, long seq) {
        return turns.ask(() -> {
            Kept kept = requireKnown(doc);
            boolean isThere = seq >= kept.head || kept.updates.containsKey(seq + 1);
            List<Buffer> updates = List.copyOf(kept.updates.tailMap(seq, false).values());
            return isThere ? new StoredDoc(seq, null, updates, Math.max(seq, kept.head), null) : whole(kept);
        });
    }

    private static StoredDoc whole(Kept kept) {
        Map.@Nullable Entry<Long, Buffer> last = kept.checkpoints.lastEntry();
        long seq = last == null ? 0 : last.getKey();
        List<Buffer> after = List.copyOf(kept.updates.tailMap(seq, false).values());
        return new StoredDoc(seq, last == null ? null : last.getValue(), after, kept.head, null);
    }

    @Override
    public Future<Long> append(String doc, List<Buffer> added) {
        return turns.ask(() -> {
            Kept kept = requireKnown(doc);
            added.forEach(update -> kept.updates.put(++kept.head, update));
            return kept.head;
        });
    }

    @Override
    public Future<Boolean> checkpoint(String doc, long seq, Buffer state) {
        return turns.ask(() -> {
            Kept kept = requireKnown(doc);
            boolean later = kept.checkpoints.ceilingKey(seq) != null;
            return !later && kept.updates.containsKey(seq) && swap(kept, seq, state);
        });
    }

    private static boolean swap(Kept kept, long seq, Buffer state) {
        kept.checkpoints.put(seq, state);
        if (kept.checkpoints.size() > CHECKPOINTS_KEPT) {
            kept.checkpoints.pollFirstEntry();
        }
        if (kept.checkpoints.size() == CHECKPOINTS_KEPT) {
            kept.updates.headMap(kept.checkpoints.firstKey(), true).clear();
        }
        return true;
    }

    Kept requireKnown(String doc) {
        Kept kept = docs.get(doc);
        if (kept == null) {
            throw new NoSuchDoc(doc);
        }
        return kept;
    }
}
