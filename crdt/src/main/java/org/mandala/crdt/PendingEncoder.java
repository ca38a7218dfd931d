package org.mandala.crdt;

import java.util.ArrayList;
import java.util.List;

/** Adds what is pending to an encoded document, so that storing the document stores it too. */
final class PendingEncoder {
    private PendingEncoder() {}

    static byte[] append(byte[] state, Pending pending, StateVector known, boolean v2) {
        BatchReader reader = new BatchReader(Integer.MAX_VALUE);
        List<Batch> batches = new ArrayList<>();
        batches.add(new Update(state, v2).read(reader));
        if (!pending.deletes().isEmpty()) {
            Batch deletes = new Batch();
            deletes.deletes.addAll(pending.deletes());
            batches.add(deletes);
        }
        Update structs = pending.structs();
        if (structs != null) {
            byte[] lacking = UpdateDiff.diff(structs.read(reader), known, structs.isV2());
            batches.add(new Update(lacking, structs.isV2()).read(reader));
        }
        return UpdateMerger.mergeBatches(batches, v2);
    }
}
