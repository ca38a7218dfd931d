package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.Deque;

/** What happens when a transaction is over: observers, garbage collection, merging and the update event, in this order. */
final class TransactionCleanup {
    private final Doc doc;
    /** Transactions that observers ran; they are cleaned up after the one that was observed. */
    private final Deque<Transaction> waiting = new ArrayDeque<>();

    private boolean running;

    TransactionCleanup(Doc doc) {
        this.doc = doc;
    }

    /** Throws what the first failing callback threw, after everything is done. */
    void run(Transaction transaction) {
        waiting.add(transaction);
        if (running) {
            return;
        }
        running = true;
        Callbacks callbacks = new Callbacks();
        try {
            while (!waiting.isEmpty()) {
                cleanUp(waiting.remove(), callbacks);
            }
        } finally {
            running = false;
        }
        callbacks.finish();
    }

    private void cleanUp(Transaction transaction, Callbacks callbacks) {
        if (!doc.listeners().transactions.isEmpty()) {
            transaction.noteDeletedClients();
        }
        transaction.deletes.normalize();
        if (!transaction.changed().isEmpty()) {
            new EventDispatch(transaction, callbacks).dispatch();
        }
        doc.listeners().transactions.forEach(listener -> callbacks.run(() -> listener.accept(transaction)));
        if (doc.options().gc()) {
            GarbageCollector.collect(transaction);
        }
        Merger.merge(transaction);
        if (transaction.isEmpty()) {
            transaction.forward = null;
        } else {
            emit(transaction, callbacks);
        }
        SubdocChanges subdocs = transaction.subdocsIfAny();
        if (subdocs != null) {
            doc.subdocsHeld().note(subdocs);
            emit(subdocs.event(transaction), callbacks);
        }
    }

    private void emit(Transaction transaction, Callbacks callbacks) {
        if (transaction.forward == null
                && (!transaction.isLocal() || !doc.listeners().updates.isEmpty())) {
            transaction.forward = StateEncoder.encode(transaction, false);
        }
        byte[] update = transaction.forward;
        if (update != null) {
            callbacks.run(() -> Listeners.emit(doc.listeners().updates, update, transaction.origin()));
        }
        if (!doc.listeners().updatesV2.isEmpty()) {
            byte[] v2 = StateEncoder.encode(transaction, true);
            callbacks.run(() -> Listeners.emit(doc.listeners().updatesV2, v2, transaction.origin()));
        }
    }

    private void emit(SubdocsEvent event, Callbacks callbacks) {
        doc.listeners().subdocs.forEach(listener -> callbacks.run(() -> listener.accept(event)));
    }
}
