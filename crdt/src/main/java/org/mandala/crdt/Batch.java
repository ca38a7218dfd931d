package org.mandala.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A decoded and checked update: one row per struct, in parallel arrays, so that decoding makes no garbage and rejecting an
 * update leaves none. Contents stay where they were received; {@link #contentStart} and {@link #contentEnd} say where.
 *
 * <p>Rows of one client are consecutive (a block) and contiguous in clock.
 */
final class Batch {
    /** More rows than this are not worth keeping allocated for the next update. */
    private static final int KEPT_ROWS = 256;

    /** What a struct takes in an update, roughly. */
    private static final int BYTES_PER_ROW = 12;

    private static final int[] NO_BLOCK = {};
    private static final int[] ONE_BLOCK = {0};
    private static final byte[] NO_BYTES = {};

    static final int NAME = 0;
    static final int SUB = 1;
    static final int KEY = 2;
    private static final int TEXTS = 3;

    byte[] bytes = NO_BYTES;
    boolean v2;
    /** All strings of a V2 update in a row, and the same as Latin-1 where that suffices. */
    String strings = "";

    byte @Nullable [] latin1;

    int size;
    byte[] info = new byte[4];
    int[] clock = new int[4];
    int[] length = new int[4];
    /** Origin, or the parent's id where the struct has neither origin nor right origin. */
    long[] leftClient = new long[4];

    int[] leftClock = new int[4];
    long[] rightClient = new long[4];
    int[] rightClock = new int[4];
    /** Byte range of the content; characters of {@link #strings} for text in V2; the type reference for a type. */
    int[] contentStart = new int[4];

    int[] contentEnd = new int[4];
    private @Nullable Object[] texts = new @Nullable Object[4 * TEXTS];

    int blocks;
    long[] blockClient = new long[2];
    private int[] blockFrom = new int[2];
    private int[] descending = NO_BLOCK;
    /** The block where the last search ended. */
    private int lastBlock;

    final DeleteSet deletes = new DeleteSet();

    void clear() {
        if (info.length > KEPT_ROWS) {
            allocate(4);
        }
        Arrays.fill(texts, 0, Math.min(texts.length, size * TEXTS), null);
        bytes = NO_BYTES;
        strings = "";
        latin1 = null;
        size = 0;
        blocks = 0;
        descending = NO_BLOCK;
        deletes.clear();
    }

    private void allocate(int rows) {
        info = Arrays.copyOf(info, rows);
        clock = Arrays.copyOf(clock, rows);
        length = Arrays.copyOf(length, rows);
        leftClient = Arrays.copyOf(leftClient, rows);
        leftClock = Arrays.copyOf(leftClock, rows);
        rightClient = Arrays.copyOf(rightClient, rows);
        rightClock = Arrays.copyOf(rightClock, rows);
        contentStart = Arrays.copyOf(contentStart, rows);
        contentEnd = Arrays.copyOf(contentEnd, rows);
        texts = Arrays.copyOf(texts, rows * TEXTS);
    }

    /** Makes room for the structs that so many bytes are likely to hold. */
    void expect(int bytesOfUpdate) {
        int rows = bytesOfUpdate / BYTES_PER_ROW;
        if (rows > info.length) {
            allocate(rows);
        }
    }

    int addRow() {
        if (size == info.length) {
            allocate(size * 2);
        }
        return size++;
    }

    void addBlock(long client) {
        if (blocks == blockClient.length) {
            blockClient = Arrays.copyOf(blockClient, blocks * 2);
            blockFrom = Arrays.copyOf(blockFrom, blocks * 2);
        }
        blockClient[blocks] = client;
        blockFrom[blocks++] = size;
    }

    int from(int block) {
        return blockFrom[block];
    }

    int to(int block) {
        return block + 1 < blocks ? blockFrom[block + 1] : size;
    }

    int kind(int row) {
        return info[row] & Content.KIND_BITS;
    }

    boolean hasOrigin(int row) {
        return (info[row] & Content.HAS_ORIGIN) != 0;
    }

    boolean hasRightOrigin(int row) {
        return (info[row] & Content.HAS_RIGHT_ORIGIN) != 0;
    }

    boolean hasParent(int row) {
        return (info[row] & (Content.HAS_ORIGIN | Content.HAS_RIGHT_ORIGIN)) == 0;
    }

    int end(int row) {
        return clock[row] + length[row];
    }

    void setText(int row, int column, @Nullable Object text) {
        texts[row * TEXTS + column] = text;
    }

    /** Root name, map key, or the key of a format, node name or guid; null where the struct has none. */
    @Nullable String text(int row, int column) {
        return (String) texts[row * TEXTS + column];
    }

    String[] jsonTexts(int row) {
        Object held = texts[row * TEXTS + KEY];
        return held instanceof String[] list ? list : new String[0];
    }

    /** Block indexes, highest client first; not to be changed. To be asked for when the batch is complete. */
    int[] blocksDescending() {
        if (descending.length != blocks) {
            descending = blocks == 1 ? ONE_BLOCK : sortBlocks();
        }
        return descending;
    }

    private int[] sortBlocks() {
        Integer[] order = new Integer[blocks];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(blockClient[b], blockClient[a]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** The block of a client, or -1. */
    int blockOf(long client) {
        int[] order = blocksDescending();
        int low = 0;
        int high = blocks - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = blockClient[order[middle]];
            if (found == client) {
                return order[middle];
            }
            if (found > client) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The row of the struct that contains an id, or -1. */
    int rowOf(long client, int wanted) {
        if (lastBlock < blocks && blockClient[lastBlock] == client) {
            return rowIn(lastBlock, wanted);
        }
        int block = blockOf(client);
        if (block < 0) {
            return -1;
        }
        lastBlock = block;
        return rowIn(block, wanted);
    }

    private int rowIn(int block, int wanted) {
        int low = from(block);
        int high = to(block) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (clock[middle] > wanted) {
                high = middle - 1;
            } else if (end(middle) <= wanted) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }
}
