package org.mandala.crdt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who wants to hear of what happens to a document as a whole. */
final class Listeners {
    final List<BiConsumer<byte[], @Nullable Object>> updates = new CopyOnWriteArrayList<>();
    final List<BiConsumer<byte[], @Nullable Object>> updatesV2 = new CopyOnWriteArrayList<>();
    final List<Consumer<SubdocsEvent>> subdocs = new CopyOnWriteArrayList<>();
    final List<Consumer<Transaction>> starts = new CopyOnWriteArrayList<>();
    final List<Runnable> destroyed = new CopyOnWriteArrayList<>();
    /** Called after the observers of a transaction, before its garbage is collected. */
    final List<Consumer<Transaction>> transactions = new CopyOnWriteArrayList<>();

    private int observers;

    /** Counts an observer of some type or, with -1, one less. */
    void countObserver(int change) {
        observers += change;
    }

    /** Whether anybody needs to know of each transaction, and which types it changed. */
    boolean needChanges() {
        return observers > 0 || !transactions.isEmpty() || !starts.isEmpty();
    }

    void clear() {
        List.of(updates, updatesV2, subdocs, transactions, starts, destroyed).forEach(List::clear);
    }

    /** Tells all of them, and then throws what the first that failed threw. */
    static void emit(List<BiConsumer<byte[], @Nullable Object>> listeners, byte[] update, @Nullable Object origin) {
        RuntimeException failure = null;
        for (BiConsumer<byte[], @Nullable Object> listener : listeners) {
            try {
                listener.accept(update, origin);
            } catch (RuntimeException e) {
                failure = Callbacks.first(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
