package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mandala.server.identity.Audit;

final class MemoryAudit implements Audit {
    private final Turns turns;
    private final List<Entry> entries = new ArrayList<>();

    MemoryAudit(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Future<Void> add(Entry entry, long forgetBefore) {
        return turns.ask(() -> {
            entries.removeIf(each -> each.at() < forgetBefore);
            entries.add(entry);
            return null;
        });
    }

    @Override
    public Future<List<Entry>> newest(long before, int limit) {
        return turns.ask(() -> entries.stream()
                .filter(each -> each.at() < before)
                .sorted(Comparator.comparingLong(Entry::at)
                        .thenComparing(Entry::id)
                        .reversed())
                .limit(limit)
                .toList());
    }
}
