package org.mandala.crdt;

/** Shows a decoded update to a guard. */
final class UpdateInspection {
    private final Batch update;
    private final StructStore store;
    private final UpdateGuard guard;

    UpdateInspection(Batch update, StructStore store, UpdateGuard guard) {
        this.update = update;
        this.store = store;
        this.guard = guard;
    }

    /** Throws what the guard throws. */
    void run() {
        for (int block = 0; block < update.blocks; block++) {
            showBlock(block);
        }
        EntryGuard entries = guard.entries();
        if (entries != null) {
            new EntryScan(update, store).show(entries);
        }
    }

    private void showBlock(int block) {
        int from = update.from(block);
        int to = update.to(block);
        if (to > from) {
            long client = update.blockClient[block];
            guard.structs(client, update.clock[from], update.end(to - 1), store.state(client));
            compareKnown(block);
        }
    }

    private void compareKnown(int block) {
        long client = update.blockClient[block];
        ClientStructs known = store.find(client);
        if (known != null && update.clock[update.from(block)] < known.state()) {
            int clock = KnownContent.firstDifference(update, block, known);
            if (clock >= 0) {
                guard.differs(client, clock);
            }
        }
    }
}
