package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which clocks an update is about: what a server needs to know of it to check rights and limits. Its size is bounded by that of the
 * update. Made by {@link Updates#contents}, without a document, and by {@link Transaction#contents}.
 *
 * @param structs what was written, known already or not: one range per client and run of clocks, in the order of the update
 * @param deletes what was deleted, as it stands in the update
 */
public record UpdateContents(List<Range> structs, List<Range> deletes) {
    /** Takes copies of the lists. */
    public UpdateContents {
        structs = List.copyOf(structs);
        deletes = List.copyOf(deletes);
    }

    /**
     * A run of clocks of one client.
     *
     * @param client whose
     * @param from first clock
     * @param to the clock behind the last
     */
    public record Range(long client, int from, int to) {}

    static UpdateContents of(Batch batch) {
        List<Range> structs = new ArrayList<>();
        for (int block = 0; block < batch.blocks; block++) {
            addRuns(batch, block, structs);
        }
        return new UpdateContents(structs, ranges(batch.deletes));
    }

    static UpdateContents of(Transaction transaction) {
        UndoStep step = UndoStep.of(transaction);
        step.deletions.normalize();
        return new UpdateContents(ranges(step.insertions), ranges(step.deletions));
    }

    static List<Range> ranges(DeleteSet deletes) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < deletes.size(); i++) {
            ranges.add(new Range(deletes.client(i), deletes.clock(i), deletes.end(i)));
        }
        return Collections.unmodifiableList(ranges);
    }

    /** A block without its gaps. */
    private static void addRuns(Batch batch, int block, List<Range> structs) {
        int from = -1;
        for (int row = batch.from(block); row < batch.to(block); row++) {
            boolean gap = batch.kind(row) == Content.SKIP;
            if (!gap && from < 0) {
                from = batch.clock[row];
            }
            boolean ends = gap || row + 1 == batch.to(block);
            if (ends && from >= 0) {
                structs.add(new Range(batch.blockClient[block], from, gap ? batch.clock[row] : batch.end(row)));
                from = -1;
            }
        }
    }
}
