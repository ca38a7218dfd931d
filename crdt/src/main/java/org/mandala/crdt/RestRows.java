package org.mandala.crdt;

import java.util.Map;
import java.util.TreeMap;

/** The tails of an update's blocks that could not be integrated. */
final class RestRows {
    /** First row by block. */
    private final Map<Integer, Integer> from = new TreeMap<>();

    void add(int block, int row) {
        from.merge(block, row, Math::min);
    }

    byte[] encode(Batch batch) {
        UpdatePlan plan = new UpdatePlan();
        for (int block : batch.blocksDescending()) {
            Integer first = from.get(block);
            for (int row = first == null ? batch.to(block) : first; row < batch.to(block); row++) {
                plan.add(batch, row, batch.blockClient[block], 0);
            }
        }
        FieldWriter out = FieldWriter.of(batch.v2);
        plan.write(out, new DeleteSet());
        return out.toByteArray();
    }
}
