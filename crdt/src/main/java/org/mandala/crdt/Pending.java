package org.mandala.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Structs and deletions that wait for structs not yet received, within a bound of bytes. */
final class Pending {
    /** What one deletion range costs in memory: a client, a clock and a length. */
    private static final int RANGE_BYTES = 16;

    private final int maxBytes;
    private final BatchReader reader;
    private final MissingClocks missing = new MissingClocks();
    private final List<Update> structs = new ArrayList<>();
    private long structBytes;
    private final DeleteSet deletes = new DeleteSet();

    /** @param reader without a bound on structs: what waits was within bounds when it came */
    Pending(int maxBytes, BatchReader reader) {
        this.maxBytes = maxBytes;
        this.reader = reader;
    }

    boolean hasStructs() {
        return !structs.isEmpty();
    }

    boolean isEmpty() {
        return structs.isEmpty() && deletes.isEmpty();
    }

    Map<Long, Integer> missing() {
        return missing.view();
    }

    /** Whether a transaction has brought what waiting structs wait for. Asks for its clients only: what waits may be of very many. */
    boolean unblockedBy(Transaction transaction) {
        return hasStructs() && transaction.anyAhead(missing::clock);
    }

    /** Keeps an encoded rest; past the bound everything is dropped, for a resync brings all of it again. */
    void addStructs(MissingClocks waitedFor, byte[] update, boolean v2) {
        if (structBytes + update.length > maxBytes) {
            dropAll();
            return;
        }
        structs.add(new Update(update, v2));
        structBytes += update.length;
        missing.addAll(waitedFor);
    }

    /** Structs and deletions together, so that nothing waits afterwards: whoever asks sees that it is gone. */
    private void dropAll() {
        dropStructs();
        deletes.clear();
    }

    private void dropStructs() {
        structs.clear();
        structBytes = 0;
        missing.clear();
    }

    void addDeletes(DeleteSet unapplied) {
        deletes.addAll(unapplied);
        deletes.normalize();
        if ((long) deletes.size() * RANGE_BYTES > maxBytes) {
            dropAll();
        }
    }

    /** Gives up the waiting deletions if some of them can be applied now. */
    @Nullable DeleteSet takeDeletes(Transaction transaction) {
        if (deletes.isEmpty() || !transaction.anyAhead(deletes::firstClock)) {
            return null;
        }
        DeleteSet taken = deletes.copy();
        deletes.clear();
        return taken;
    }

    /** Gives up the waiting structs, merged into one update. */
    @Nullable Batch takeStructs() {
        Update update = structs();
        dropStructs();
        return update == null ? null : update.read(reader);
    }

    /** The waiting structs as one update. */
    @Nullable Update structs() {
        if (structs.size() > 1) {
            boolean v2 = structs.stream().anyMatch(Update::isV2);
            Update merged = new Update(UpdateMerger.merge(structs, v2, reader), v2);
            structs.clear();
            structs.add(merged);
            structBytes = merged.size();
        }
        return structs.isEmpty() ? null : structs.get(0);
    }

    DeleteSet deletes() {
        return deletes;
    }
}
