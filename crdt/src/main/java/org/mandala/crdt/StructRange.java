package org.mandala.crdt;

import java.util.function.Consumer;

/** Visits the structs that lie in ranges of clocks, cut at the ends of the ranges. */
final class StructRange {
    private StructRange() {}

    /** The visitor may cut and add structs; ranges of unknown clocks are passed over. */
    static void forEach(Transaction transaction, DeleteSet ranges, Consumer<Struct> visitor) {
        for (int i = 0; i < ranges.size(); i++) {
            ClientStructs client = transaction.doc().store().find(ranges.client(i));
            int end = client == null ? 0 : Math.min(ranges.end(i), client.state());
            for (int clock = ranges.clock(i); client != null && clock < end; ) {
                Struct struct = Splitter.cleanStart(transaction, client, clock);
                if (struct.end() > end && struct instanceof Item item) {
                    Splitter.split(transaction, item, end - item.clock);
                }
                clock = struct.end();
                visitor.accept(struct);
            }
        }
    }
}
