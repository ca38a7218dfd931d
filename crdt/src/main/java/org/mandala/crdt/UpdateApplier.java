package org.mandala.crdt;

/** Applies a checked update: structs, then deletions, then whatever was waiting for them. */
final class UpdateApplier {
    private final Doc doc;
    private final Pending pending;
    private final StructIntegration structs;
    /** Ranges to delete that no struct is known for yet. */
    private final DeleteSet unapplied = new DeleteSet();

    private boolean parked;

    UpdateApplier(Doc doc, Pending pending) {
        this.doc = doc;
        this.pending = pending;
        this.structs = new StructIntegration(doc);
    }

    /** Outcome for the caller: whether all of the update went in, nothing of it was known, and nothing else came with it. */
    boolean apply(Transaction transaction, Batch batch) {
        boolean whole = structs.integrate(transaction, batch);
        boolean retry = pending.unblockedBy(transaction);
        boolean rest = structs.parkRest(batch, pending);
        boolean deletedAll = applyDeletes(transaction, batch.deletes);
        parked = rest || !deletedAll;
        whole &= deletedAll;
        whole &= !applyPendingDeletes(transaction);
        if (retry) {
            whole = false;
            boolean parkedBefore = parked;
            retryPending(transaction);
            parked = parkedBefore;
        }
        return whole;
    }

    /** Whether some of the last update has to wait. */
    boolean parked() {
        return parked;
    }

    private boolean applyDeletes(Transaction transaction, DeleteSet deletes) {
        unapplied.clear();
        for (int i = 0; i < deletes.size(); i++) {
            applyDelete(transaction, deletes.client(i), deletes.clock(i), deletes.end(i));
        }
        if (unapplied.isEmpty()) {
            return true;
        }
        pending.addDeletes(unapplied);
        return false;
    }

    private boolean applyPendingDeletes(Transaction transaction) {
        DeleteSet waiting = pending.takeDeletes(transaction);
        if (waiting != null) {
            applyDeletes(transaction, waiting);
        }
        return waiting != null;
    }

    private void applyDelete(Transaction transaction, long clientId, int from, int to) {
        ClientStructs client = doc.store().find(clientId);
        int state = client == null ? 0 : client.state();
        if (client == null || from >= state) {
            unapplied.addApart(clientId, from, to - from);
            return;
        }
        if (to > state) {
            unapplied.addApart(clientId, state, to - state);
        }
        deleteRange(transaction, client, from, Math.min(to, state));
    }

    /** Deletes what lies in a range of known clocks, cutting items at its ends. */
    static void deleteRange(Transaction transaction, ClientStructs client, int from, int to) {
        long start = client.seek(from);
        if (client.at(start) instanceof Item first && !first.isDeleted() && first.clock < from) {
            Splitter.split(transaction, first, from - first.clock);
            start = client.seek(from);
        }
        for (long at = start; at >= 0 && client.at(at).clock < to; at = client.after(at)) {
            if (client.at(at) instanceof Item item && !item.isDeleted()) {
                if (item.end() > to) {
                    Splitter.split(transaction, item, to - item.clock);
                    Deleter.delete(transaction, item);
                    return;
                }
                Deleter.delete(transaction, item);
            }
        }
    }

    private void retryPending(Transaction transaction) {
        Batch waiting = pending.takeStructs();
        if (waiting != null) {
            apply(transaction, waiting);
        }
    }
}
