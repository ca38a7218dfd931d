package org.mandala.crdt;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Begins and ends the transactions of a document, one at a time. */
final class Transactions {
    private final Doc doc;
    private final TransactionCleanup cleanup;
    private int count;
    private @Nullable Transaction open;

    Transactions(Doc doc) {
        this.doc = doc;
        this.cleanup = new TransactionCleanup(doc);
    }

    @Nullable Transaction open() {
        return open;
    }

    /** Runs {@code body} in a transaction of its own, or as a part of the open one. */
    void run(@Nullable Object origin, Consumer<Transaction> body) {
        Transaction outer = open;
        if (outer != null) {
            body.accept(outer);
            return;
        }
        Transaction transaction = begin(origin, true);
        try {
            body.accept(transaction);
        } finally {
            end(transaction);
        }
    }

    Transaction begin(@Nullable Object origin, boolean local) {
        Transaction transaction = new Transaction(doc, origin, local, ++count);
        open = transaction;
        if (!doc.listeners().starts.isEmpty()) {
            announce(transaction);
        }
        return transaction;
    }

    private void announce(Transaction transaction) {
        try {
            doc.listeners().starts.forEach(listener -> listener.accept(transaction));
        } catch (RuntimeException e) {
            end(transaction);
            throw e;
        }
    }

    void end(Transaction transaction) {
        open = null;
        if (!transaction.isLocal()) {
            doc.leaveClientIdTo(transaction);
        }
        cleanup.run(transaction);
    }
}
