package org.mandala.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which structs of which decoded updates make up a new update. Clients' struct counts are known only when it is complete. */
final class UpdatePlan {
    private @Nullable Batch[] batches = new @Nullable Batch[16];
    private int[] rows = new int[16];
    private long[] clients = new long[16];
    private int[] clocks = new int[16];
    private int[] lengths = new int[16];
    private int size;

    /** Adds a struct without its first {@code offset} units. */
    void add(Batch batch, int row, long client, int offset) {
        add(batch, row, client, batch.clock[row] + offset, batch.length[row] - offset);
    }

    /** Adds a struct from a clock on, with a length of its own if it is of a kind that carries nothing else. */
    void add(Batch batch, int row, long client, int clock, int length) {
        addAny(batch, row, client, clock, length);
    }

    void addSkip(long client, int clock, int length) {
        addAny(null, 0, client, clock, length);
    }

    private void addAny(@Nullable Batch batch, int row, long client, int clock, int length) {
        if (size == rows.length) {
            grow();
        }
        batches[size] = batch;
        rows[size] = row;
        clients[size] = client;
        clocks[size] = clock;
        lengths[size++] = length;
    }

    private void grow() {
        batches = Arrays.copyOf(batches, size * 2);
        rows = Arrays.copyOf(rows, size * 2);
        clients = Arrays.copyOf(clients, size * 2);
        clocks = Arrays.copyOf(clocks, size * 2);
        lengths = Arrays.copyOf(lengths, size * 2);
    }

    void write(FieldWriter out, DeleteSet deletes) {
        out.rest().writeVarUint(countBlocks());
        for (int from = 0; from < size; ) {
            int to = endOfBlock(from);
            out.rest().writeVarUint(to - from);
            out.writeClient(clients[from]);
            out.rest().writeVarUint(clocks[from]);
            for (int i = from; i < to; i++) {
                write(out, i);
            }
            from = to;
        }
        DeleteSetWriter.write(out, deletes);
    }

    private int countBlocks() {
        int blocks = 0;
        for (int from = 0; from < size; from = endOfBlock(from)) {
            blocks++;
        }
        return blocks;
    }

    private int endOfBlock(int from) {
        int to = from;
        while (to < size && clients[to] == clients[from]) {
            to++;
        }
        return to;
    }

    private void write(FieldWriter out, int i) {
        Batch batch = batches[i];
        if (batch == null) {
            out.writeInfo(Content.SKIP);
            out.rest().writeVarUint(lengths[i]);
        } else {
            RowWriter.write(out, batch, rows[i], clients[i], clocks[i], lengths[i]);
        }
    }
}
