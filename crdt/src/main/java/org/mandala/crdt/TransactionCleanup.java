package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happens when a transaction is over: observers, garbage collection, merging and the update event, in this order. */
final class TransactionCleanup {
    private final Doc doc;
    /** Transactions that observers ran; they are cleaned up after the one that was observed. */
    private final Deque<Transaction> waiting = new ArrayDeque<>();

    private boolean running;

    TransactionCleanup(Doc doc) {
        this.doc = doc;
    }

    void run(Transaction transaction) {
        waiting.add(transaction);
        if (running) {
            return;
        }
        running = true;
        try {
            while (!waiting.isEmpty()) {
                cleanUp(waiting.remove());
            }
        } finally {
            running = false;
        }
    }

    private void cleanUp(Transaction transaction) {
        transaction.deletes.normalize();
        try {
            callObservers(transaction);
        } finally {
            if (doc.options().gc()) {
                GarbageCollector.collect(transaction);
            }
            Merger.merge(transaction);
        }
        if (transaction.isEmpty()) {
            transaction.forward = null;
        } else {
            emit(transaction);
        }
    }

    private void callObservers(Transaction transaction) {
        for (Consumer<Transaction> listener : doc.transactionListeners()) {
            listener.accept(transaction);
        }
    }

    private void emit(Transaction transaction) {
        if (transaction.forward == null
                && (!transaction.isLocal() || !doc.updateListeners().isEmpty())) {
            transaction.forward = StateEncoder.encode(transaction, false);
        }
        byte[] update = transaction.forward;
        if (update != null) {
            emit(doc.updateListeners(), update, transaction.origin());
        }
        if (!doc.updateV2Listeners().isEmpty()) {
            emit(doc.updateV2Listeners(), StateEncoder.encode(transaction, true), transaction.origin());
        }
        emitSubdocs(transaction);
    }

    void emit(List<BiConsumer<byte[], @Nullable Object>> listeners, byte[] update, @Nullable Object origin) {
        for (BiConsumer<byte[], @Nullable Object> listener : listeners) {
            listener.accept(update, origin);
        }
    }

    private void emitSubdocs(Transaction transaction) {
        SubdocChanges changes = transaction.subdocsIfAny();
        if (changes == null || doc.subdocListeners().isEmpty()) {
            return;
        }
        SubdocsEvent event = new SubdocsEvent(changes.added(), changes.removed(), transaction);
        for (Consumer<SubdocsEvent> listener : doc.subdocListeners()) {
            listener.accept(event);
        }
    }
}
