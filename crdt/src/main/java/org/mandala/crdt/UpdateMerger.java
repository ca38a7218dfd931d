package org.mandala.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Merges updates without a document, as Yjs does it: structs side by side, gaps as skips, overlaps cut. */
final class UpdateMerger {
    private final UpdatePlan plan = new UpdatePlan();
    private final PriorityQueue<RowCursor> readers = new PriorityQueue<>();
    /** The struct to be written next; its end may still move. */
    private final RowCursor current = new RowCursor();

    private UpdateMerger() {}

    static byte[] merge(List<Update> updates, boolean v2, BatchReader reader) {
        List<Batch> batches = new ArrayList<>();
        for (Update update : updates) {
            batches.add(update.read(reader));
        }
        return mergeBatches(batches, v2);
    }

    static byte[] mergeBatches(List<Batch> batches, boolean v2) {
        UpdateMerger merger = new UpdateMerger();
        DeleteSet deletes = new DeleteSet();
        for (int i = 0; i < batches.size(); i++) {
            merger.enter(new RowCursor(batches.get(i), i));
            deletes.addAll(batches.get(i).deletes);
        }
        merger.run();
        deletes.normalize();
        FieldWriter out = FieldWriter.of(v2);
        merger.plan.write(out, deletes);
        return out.toByteArray();
    }

    private void enter(RowCursor reader) {
        if (reader.isOpen()) {
            readers.add(reader);
        }
    }

    private void run() {
        while (!readers.isEmpty()) {
            RowCursor reader = readers.remove();
            long client = reader.client;
            if (takeFrom(reader)) {
                copyRun(reader, client);
            }
            enter(reader);
        }
        flush();
    }

    /** Makes the reader's struct the current one, if it brings anything new. */
    private boolean takeFrom(RowCursor reader) {
        if (!current.isOpen()) {
            current.set(reader);
            reader.next();
            return true;
        }
        long client = reader.client;
        boolean skipped = skipKnown(reader);
        if (!reader.isOpen() || reader.client != client || (skipped && reader.clock > current.end())) {
            return false;
        }
        append(reader);
        return true;
    }

    private boolean skipKnown(RowCursor reader) {
        boolean skipped = false;
        while (reader.isOpen() && reader.end() <= current.end() && reader.client >= current.client) {
            reader.next();
            skipped = true;
        }
        return skipped;
    }

    private void append(RowCursor reader) {
        if (reader.client != current.client) {
            replaceCurrent(reader, 0);
        } else if (current.end() < reader.clock) {
            int gapStart = current.end();
            flush();
            current.setSkip(reader.client, gapStart, reader.clock - gapStart);
        } else if (current.isGc() && reader.isGc()) {
            current.length = reader.end() - current.clock;
        } else {
            replaceCurrent(reader, current.end() - reader.clock);
        }
    }

    private void replaceCurrent(RowCursor reader, int cut) {
        flush();
        current.set(reader);
        current.cutHead(cut);
        reader.next();
    }

    private void copyRun(RowCursor reader, long client) {
        while (reader.isOpen() && reader.client == client && reader.clock == current.end()) {
            flush();
            current.set(reader);
            reader.next();
        }
    }

    private void flush() {
        if (current.isOpen()) {
            current.addTo(plan);
        }
    }
}
