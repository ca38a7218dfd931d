package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Walks the structs of a decoded update, highest client first, and stands for the one it is at. Skips are passed over. */
final class RowCursor implements Comparable<RowCursor> {
    private @Nullable Batch batch;
    private final int rank;
    private int[] blocks = {};
    private int block;
    private int row;
    private boolean open;
    private boolean skip;
    long client;
    int clock;
    int length;

    /** Stands for no struct yet. */
    RowCursor() {
        rank = 0;
    }

    RowCursor(Batch batch, int rank) {
        this.batch = batch;
        this.rank = rank;
        blocks = batch.blocksDescending();
        row = blocks.length == 0 ? 0 : batch.from(blocks[0]) - 1;
        open = blocks.length > 0;
        next();
    }

    boolean isOpen() {
        return open;
    }

    int end() {
        return clock + length;
    }

    boolean isGc() {
        return batch != null && !skip && batch.kind(row) == Content.GC;
    }

    void next() {
        Batch source = batch;
        if (source == null || !open) {
            return;
        }
        do {
            row++;
            while (block < blocks.length && row >= source.to(blocks[block])) {
                block++;
                row = block < blocks.length ? source.from(blocks[block]) : 0;
            }
            open = block < blocks.length;
        } while (open && source.kind(row) == Content.SKIP);
        if (open) {
            client = source.blockClient[blocks[block]];
            clock = source.clock[row];
            length = source.length[row];
        }
    }

    void set(RowCursor other) {
        batch = other.batch;
        row = other.row;
        open = true;
        skip = false;
        client = other.client;
        clock = other.clock;
        length = other.length;
    }

    void setSkip(long skippedClient, int from, int count) {
        open = true;
        skip = true;
        client = skippedClient;
        clock = from;
        length = count;
    }

    void cutHead(int units) {
        clock += units;
        length -= units;
    }

    void addTo(UpdatePlan plan) {
        Batch source = batch;
        if (skip || source == null) {
            plan.addSkip(client, clock, length);
        } else {
            plan.add(source, row, client, clock, length);
        }
    }

    @Override
    public int compareTo(RowCursor other) {
        int byClient = Long.compare(other.client, client);
        if (byClient != 0) {
            return byClient;
        }
        int byClock = Integer.compare(clock, other.clock);
        return byClock != 0 ? byClock : Integer.compare(rank, other.rank);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
