package org.mandala.crdt;

/** Leaves out of an update what somebody knows. */
final class UpdateDiff {
    private UpdateDiff() {}

    static byte[] diff(Batch batch, StateVector known, boolean v2) {
        return diff(batch, known, v2, false);
    }

    /** @param keepSkips whether an update may start with a gap, as a converted one may */
    static byte[] diff(Batch batch, StateVector known, boolean v2, boolean keepSkips) {
        UpdatePlan plan = new UpdatePlan();
        for (int block = 0; block < batch.blocks; block++) {
            diffBlock(batch, block, known, keepSkips, plan);
        }
        DeleteSet deletes = batch.deletes.copy();
        deletes.normalize();
        FieldWriter out = FieldWriter.of(v2);
        plan.write(out, deletes);
        return out.toByteArray();
    }

    private static void diffBlock(Batch batch, int block, StateVector known, boolean keepSkips, UpdatePlan plan) {
        long client = batch.blockClient[block];
        int state = known.clock(client);
        int row = batch.from(block);
        int to = batch.to(block);
        while (row < to && ((batch.kind(row) == Content.SKIP && !keepSkips) || batch.end(row) <= state)) {
            row++;
        }
        if (row < to) {
            plan.add(batch, row, client, Math.max(state - batch.clock[row], 0));
        }
        for (row++; row < to; row++) {
            plan.add(batch, row, client, 0);
        }
    }
}
