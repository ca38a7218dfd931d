package org.mandala.crdt;

import org.mandala.crdt.encoding.InvalidUpdateException;

/** Refuses structs whose parent is known and is no type: nothing after them could be integrated sensibly. */
final class ParentCheck {
    private ParentCheck() {}

    static void check(Batch batch, StructStore store) {
        for (int row = 0; row < batch.size; row++) {
            int kind = batch.kind(row);
            boolean namesItem = batch.hasParent(row) && kind != Content.GC && kind != Content.SKIP;
            if (namesItem && batch.text(row, Batch.NAME) == null && !mayHold(batch, row, store)) {
                throw new InvalidUpdateException(
                        "the parent " + batch.leftClient[row] + ":" + batch.leftClock[row] + " is not a type", -1);
            }
        }
    }

    private static boolean mayHold(Batch batch, int row, StructStore store) {
        long client = batch.leftClient[row];
        int clock = batch.leftClock[row];
        ClientStructs known = store.find(client);
        if (known != null && clock < known.state()) {
            return !(known.find(clock) instanceof Item item) || mayHold(item.kind);
        }
        int found = batch.rowOf(client, clock);
        return found < 0 || mayHold(batch.kind(found));
    }

    private static boolean mayHold(int kind) {
        return kind == Content.TYPE || kind == Content.DELETED || kind == Content.GC || kind == Content.SKIP;
    }
}
