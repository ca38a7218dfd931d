package org.mandala.crdt;

import java.util.HashSet;
import java.util.Set;

/** The types that an undo manager captures, with all that is inside; or everything. */
final class UndoScope {
    private final Set<Branch> types = new HashSet<>();
    private final boolean everything;

    UndoScope(boolean everything) {
        this.everything = everything;
    }

    void add(YType type) {
        types.add(type.branch());
    }

    /** Tells which types lie within, while the tree does not change. */
    Ancestry now() {
        return new Ancestry(type -> everything || types.contains(type));
    }

    boolean touchedBy(Transaction transaction) {
        return transaction.changed().keySet().stream().anyMatch(now()::isInside);
    }

    /** Keeps what was deleted in these ranges, with all that holds it, from garbage collection, or no longer. */
    void keep(Transaction transaction, DeleteSet deletions, boolean kept) {
        Ancestry within = now();
        StructRange.forEach(transaction, deletions, struct -> {
            if (struct instanceof Item item && within.isInside(item.parent())) {
                keep(item, kept);
            }
        });
    }

    static void keep(Item item, boolean kept) {
        for (Item at = item; at != null && at.isKept() != kept; at = at.parent().item) {
            at.setKept(kept);
        }
    }
}
