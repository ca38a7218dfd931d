package org.mandala.crdt;

/** Cuts items so that one starts or ends at a given clock. */
final class Splitter {
    private Splitter() {}

    /** The struct that starts at {@code clock}; a {@link Gc} is never cut and may start before. */
    static Struct cleanStart(Transaction transaction, ClientStructs client, int clock) {
        Struct struct = client.find(clock);
        return struct.clock < clock && struct instanceof Item item
                ? split(transaction, item, clock - item.clock)
                : struct;
    }

    /** The struct that ends with {@code clock}; a {@link Gc} is never cut and may end behind. */
    static Struct cleanEnd(Transaction transaction, ClientStructs client, int clock) {
        Struct struct = client.find(clock);
        if (struct instanceof Item item && clock != item.end() - 1) {
            split(transaction, item, clock - item.clock + 1);
        }
        return struct;
    }

    /** Cuts {@code left} after {@code at} units; returns the part behind. */
    static Item split(Transaction transaction, Item left, int at) {
        Item right = left.split(at);
        left.client.insertAfter(left, right);
        if (left.isRedone()) {
            transaction.doc().redoneItems().split(left, right, at);
        }
        transaction.addMergeCandidate(right);
        return right;
    }
}
