package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Takes in updates: each is decoded and checked as a whole, shown to a guard, and then applied. */
final class Intake {
    private final Doc doc;
    private final Transactions transactions;
    private final BatchReader reader;
    private final Batch received = new Batch();
    private final Pending pending;
    private final UpdateApplier applier;
    private final FastTyping typing;

    Intake(Doc doc, Transactions transactions) {
        DocOptions.Limits limits = doc.options().limits();
        this.doc = doc;
        this.transactions = transactions;
        this.reader = new BatchReader(limits.structs());
        this.pending = new Pending(limits.pendingBytes(), new BatchReader(Integer.MAX_VALUE));
        this.applier = new UpdateApplier(doc, pending);
        this.typing = new FastTyping(doc, pending);
    }

    void boundStructs(int structs) {
        reader.bound(structs);
    }

    Pending pending() {
        return pending;
    }

    Applied applyV1(byte[] update, @Nullable Object origin, UpdateGuard guard) {
        reader.readV1(update, received);
        if (guard != UpdateGuard.NONE) {
            inspect(guard);
        }
        Listeners listeners = doc.listeners();
        Transaction open = transactions.open();
        if (listeners.updatesV2.isEmpty() && typing.tryApply(received, open)) {
            received.clear();
            if (open == null) {
                Listeners.emit(listeners.updates, update, origin);
            }
            return new Applied(update, false);
        }
        return apply(update, origin, true);
    }

    Applied applyV2(byte[] update, @Nullable Object origin) {
        reader.readV2(update, received);
        return apply(update, origin, false);
    }

    private void inspect(UpdateGuard guard) {
        try {
            new UpdateInspection(received, doc.store(), guard).run();
        } catch (RuntimeException e) {
            received.clear();
            throw e;
        }
    }

    private Applied apply(byte[] update, @Nullable Object origin, boolean forwardable) {
        try {
            ParentCheck.check(received, doc.store());
            Transaction outer = transactions.open();
            return outer == null ? applyAlone(update, origin, forwardable) : applyIn(outer, update);
        } finally {
            received.clear();
        }
    }

    private Applied applyAlone(byte[] update, @Nullable Object origin, boolean forwardable) {
        Transaction transaction = transactions.begin(origin, false);
        boolean parked;
        try {
            boolean whole = applier.apply(transaction, received);
            parked = applier.parked();
            if (whole && forwardable) {
                transaction.forward = update;
            }
        } finally {
            transactions.end(transaction);
        }
        return new Applied(transaction.forward, parked);
    }

    private Applied applyIn(Transaction outer, byte[] update) {
        applier.apply(outer, received);
        return new Applied(outer.isEmpty() ? null : update, applier.parked());
    }
}
