package org.mandala.crdt;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Some structs of a client in a row, with their clocks. */
final class Chunk {
    /** Enough to keep the list of chunks short, few enough to be moved at once. */
    static final int CAPACITY = 256;

    private @Nullable Struct[] structs;
    private int[] clocks;
    private int size;
    private int lastIndex;

    Chunk(int capacity) {
        structs = new @Nullable Struct[capacity];
        clocks = new int[capacity];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    int firstClock() {
        return clocks[0];
    }

    Struct at(int index) {
        return Objects.requireNonNull(structs[index]);
    }

    Struct last() {
        return at(size - 1);
    }

    void set(int index, Struct struct) {
        structs[index] = struct;
    }

    /**
     * Index of the struct that contains a clock; the last if none ends before it. The place of the last search and the one behind are
     * tried first, then halves, without a branch that the processor would have to guess.
     */
    int indexOf(int clock) {
        int hint = lastIndex;
        if (hint < size && clocks[hint] <= clock) {
            if (hint + 1 == size || clock < clocks[hint + 1]) {
                return hint;
            }
            if (hint + 2 == size || clock < clocks[hint + 2]) {
                lastIndex = hint + 1;
                return hint + 1;
            }
        }
        int base = 0;
        for (int left = size; left > 1; ) {
            int half = left >>> 1;
            base = clocks[base + half] <= clock ? base + half : base;
            left -= half;
        }
        lastIndex = base;
        return base;
    }

    void insert(int index, Struct struct) {
        if (size == structs.length) {
            int wider = Math.min(CAPACITY, size * 2);
            structs = Arrays.copyOf(structs, wider);
            clocks = Arrays.copyOf(clocks, wider);
        }
        System.arraycopy(structs, index, structs, index + 1, size - index);
        System.arraycopy(clocks, index, clocks, index + 1, size - index);
        structs[index] = struct;
        clocks[index] = struct.clock;
        size++;
    }

    void remove(int index) {
        size--;
        System.arraycopy(structs, index + 1, structs, index, size - index);
        System.arraycopy(clocks, index + 1, clocks, index, size - index);
        structs[size] = null;
    }

    /** Gives its upper half to a new chunk. */
    Chunk halve() {
        Chunk upper = new Chunk(CAPACITY);
        upper.size = size / 2;
        int kept = size - upper.size;
        System.arraycopy(structs, kept, upper.structs, 0, upper.size);
        System.arraycopy(clocks, kept, upper.clocks, 0, upper.size);
        Arrays.fill(structs, kept, size, null);
        size = kept;
        return upper;
    }
}
