package org.mandala.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Integrates the structs of one update in causal order: a struct whose neighbours are still to come waits on a stack while theirs
 * are integrated; what cannot be integrated at all is parked. Every struct is pushed at most once, so this ends.
 */
final class StructIntegration {
    private final Doc doc;
    private final ItemFactory factory;

    private Batch batch = new Batch();
    /** Blocks, highest client first; of each the next row to integrate, and where it ends. */
    private int[] order = new int[1];

    private int[] next = new int[1];
    private int[] stack = new int[8];
    private int[] stackBlock = new int[8];
    private int depth;
    private boolean whole;
    private final MissingClocks missing = new MissingClocks();
    private @Nullable RestRows rest;

    StructIntegration(Doc doc) {
        this.doc = doc;
        this.factory = new ItemFactory(doc);
    }

    /** Returns whether every struct of {@code update} was new and is now in the document. */
    boolean integrate(Transaction transaction, Batch update) {
        batch = update;
        whole = true;
        rest = null;
        missing.clear();
        sortBlocks();
        for (int i = 0; i < batch.blocks; i++) {
            int block = order[i];
            while (next[block] < batch.to(block)) {
                integrateFrom(transaction, block);
            }
        }
        return whole;
    }

    private void sortBlocks() {
        int blocks = batch.blocks;
        if (next.length < blocks) {
            next = new int[blocks];
        }
        order = batch.blocksDescending();
        for (int block = 0; block < blocks; block++) {
            next[block] = batch.from(block);
        }
    }

    /** Integrates the next struct of a block and all that it needs first. */
    private void integrateFrom(Transaction transaction, int block) {
        push(next[block]++, block);
        while (depth > 0) {
            int row = stack[depth - 1];
            int rowBlock = stackBlock[depth - 1];
            if (batch.kind(row) == Content.SKIP) {
                depth--;
                whole = false;
            } else {
                step(transaction, row, rowBlock);
            }
        }
    }

    private void step(Transaction transaction, int row, int block) {
        long client = batch.blockClient[block];
        int offset = doc.store().state(client) - batch.clock[row];
        if (offset < 0) {
            missing.add(client, batch.clock[row] - 1);
            park();
            return;
        }
        long needed = factory.missingClient(batch, row, client);
        if (needed < 0) {
            integrateRow(transaction, row, client, offset);
            depth--;
            return;
        }
        int neededBlock = batch.blockOf(needed);
        if (neededBlock >= 0 && next[neededBlock] < batch.to(neededBlock)) {
            push(next[neededBlock]++, neededBlock);
        } else {
            missing.add(needed, doc.store().state(needed));
            park();
        }
    }

    private void integrateRow(Transaction transaction, int row, long clientId, int offset) {
        whole &= offset == 0;
        if (offset >= batch.length[row]) {
            return;
        }
        ClientStructs client = doc.store().ensure(clientId);
        Item item = factory.create(transaction, batch, row, client, offset);
        if (item == null) {
            transaction.touch(client);
            client.append(new Gc(client, batch.clock[row] + offset, batch.length[row] - offset));
            doc.noteDeletion();
        } else {
            doc.integrator().integrate(transaction, item);
        }
    }

    private void push(int row, int block) {
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, depth * 2);
            stackBlock = Arrays.copyOf(stackBlock, depth * 2);
        }
        stack[depth] = row;
        stackBlock[depth++] = block;
    }

    /** Gives up the clients of all waiting structs, from the first waiting one on. */
    private void park() {
        whole = false;
        RestRows rows = rest;
        if (rows == null) {
            rows = new RestRows();
            rest = rows;
        }
        while (depth > 0) {
            depth--;
            int block = stackBlock[depth];
            rows.add(block, stack[depth]);
            next[block] = batch.to(block);
        }
    }

    /** Hands over what could not be integrated; returns whether there was anything. */
    boolean parkRest(Batch update, Pending pending) {
        RestRows rows = rest;
        if (rows == null) {
            return false;
        }
        pending.addStructs(missing, rows.encode(update), update.v2);
        rest = null;
        return true;
    }
}
