package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mandala.server.mail.Outbox;

final class MemoryOutbox implements Outbox {
    private final Turns turns;
    private final List<Waiting> letters = new ArrayList<>();

    MemoryOutbox(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Future<Void> add(Waiting letter, long forgetBefore) {
        return turns.ask(() -> {
                    letters.removeIf(each -> each.createdAt() < forgetBefore);
                    return letters.add(letter);
                })
                .mapEmpty();
    }

    @Override
    public Future<List<Waiting>> newest(int limit) {
        return turns.ask(() -> letters.stream()
                .sorted(Comparator.comparingLong(Waiting::createdAt)
                        .thenComparing(Waiting::id)
                        .reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public Future<Boolean> remove(String id) {
        return turns.ask(() -> letters.removeIf(each -> each.id().equals(id)));
    }
}
