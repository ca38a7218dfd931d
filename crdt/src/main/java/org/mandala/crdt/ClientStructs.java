package org.mandala.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All structs of one client, contiguous in clock. They lie in chunks, so that a split in the middle of a long history moves a
 * few hundred references and not all of them. A position is {@code chunk << 32 | index}; -1 is before the first.
 */
final class ClientStructs {
    private static final int CHUNK = 256;

    final long id;
    private Struct[][] chunks = {new Struct[2]};
    private int[] sizes = new int[1];
    private int chunkCount = 1;
    private int state;
    private int count;
    private @Nullable Struct lastFound;

    /** The transaction that touched this client last, and the state before it. */
    int transaction;

    int before;

    ClientStructs(long id) {
        this.id = id;
    }

    /** The clock that the client's next struct will have. */
    int state() {
        return state;
    }

    /** Number of structs. */
    int count() {
        return count;
    }

    Struct last() {
        int chunk = chunkCount - 1;
        return chunks[chunk][sizes[chunk] - 1];
    }

    void append(Struct struct) {
        int chunk = chunkCount - 1;
        if (sizes[chunk] == CHUNK) {
            insertChunk(++chunk, new Struct[CHUNK], 0);
        }
        makeRoom(chunk);
        chunks[chunk][sizes[chunk]++] = struct;
        state = struct.end();
        count++;
    }

    /** Grows the last struct in place. */
    void extendLast(int units) {
        last().length += units;
        state += units;
    }

    private void makeRoom(int chunk) {
        if (sizes[chunk] == chunks[chunk].length) {
            chunks[chunk] = Arrays.copyOf(chunks[chunk], Math.min(CHUNK, sizes[chunk] * 2));
        }
    }

    private void insertChunk(int at, Struct[] content, int size) {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount * 2);
            sizes = Arrays.copyOf(sizes, chunkCount * 2);
        }
        System.arraycopy(chunks, at, chunks, at + 1, chunkCount - at);
        System.arraycopy(sizes, at, sizes, at + 1, chunkCount - at);
        chunks[at] = content;
        sizes[at] = size;
        chunkCount++;
    }

    /** The struct that contains a clock below {@link #state}. */
    Struct find(int clock) {
        Struct hint = lastFound;
        if (hint != null && hint.clock <= clock && clock < hint.end()) {
            return hint;
        }
        Struct found = at(seek(clock));
        lastFound = found;
        return found;
    }

    /** Position of the struct that contains a clock below {@link #state}. */
    long seek(int clock) {
        int chunk = chunkOf(clock);
        Struct[] structs = chunks[chunk];
        int low = 0;
        int high = sizes[chunk] - 1;
        if (structs[high].clock <= clock) {
            return position(chunk, high);
        }
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (structs[middle].clock <= clock) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return position(chunk, low);
    }

    private int chunkOf(int clock) {
        int low = 0;
        int high = chunkCount - 1;
        if (chunks[high][0].clock <= clock) {
            return high;
        }
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks[middle][0].clock <= clock) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static long position(int chunk, int index) {
        return (long) chunk << 32 | index;
    }

    Struct at(long position) {
        return chunks[(int) (position >>> 32)][(int) position];
    }

    long lastPosition() {
        return position(chunkCount - 1, sizes[chunkCount - 1] - 1);
    }

    long before(long position) {
        int index = (int) position;
        if (index > 0) {
            return position - 1;
        }
        int chunk = (int) (position >>> 32);
        return chunk == 0 ? -1 : position(chunk - 1, sizes[chunk - 1] - 1);
    }

    /** The next position, or -1 after the last. */
    long after(long position) {
        int chunk = (int) (position >>> 32);
        if ((int) position + 1 < sizes[chunk]) {
            return position + 1;
        }
        return chunk + 1 < chunkCount ? position(chunk + 1, 0) : -1;
    }

    /** Number of structs from a position on. */
    int countFrom(long position) {
        int chunk = (int) (position >>> 32);
        int structs = sizes[chunk] - (int) position;
        for (int i = chunk + 1; i < chunkCount; i++) {
            structs += sizes[i];
        }
        return structs;
    }

    /** Puts {@code right}, just cut off {@code left}, behind it. */
    void insertAfter(Struct left, Struct right) {
        long position = seek(left.clock);
        int chunk = (int) (position >>> 32);
        int index = (int) position + 1;
        if (sizes[chunk] == CHUNK) {
            halve(chunk);
            if (index > sizes[chunk]) {
                index -= sizes[chunk];
                chunk++;
            }
        }
        makeRoom(chunk);
        System.arraycopy(chunks[chunk], index, chunks[chunk], index + 1, sizes[chunk] - index);
        chunks[chunk][index] = right;
        sizes[chunk]++;
        count++;
    }

    private void halve(int chunk) {
        int half = CHUNK / 2;
        Struct[] upper = new Struct[CHUNK];
        System.arraycopy(chunks[chunk], half, upper, 0, CHUNK - half);
        Arrays.fill(chunks[chunk], half, CHUNK, null);
        sizes[chunk] = half;
        insertChunk(chunk + 1, upper, CHUNK - half);
    }

    void replace(Struct old, Struct replacement) {
        long position = seek(old.clock);
        chunks[(int) (position >>> 32)][(int) position] = replacement;
        lastFound = null;
    }

    /** Merges the struct at a position into those before it, as far as they go together; returns where it is now. */
    long mergeLeft(long position) {
        long at = position;
        for (long before = before(at); before >= 0; before = before(at)) {
            Struct left = at(before);
            Struct right = at(at);
            if (left.isDeleted() != right.isDeleted() || !left.mergeWith(right)) {
                break;
            }
            if (right instanceof Item gone && left instanceof Item kept) {
                keepEntry(gone, kept);
            }
            remove(at);
            at = before;
        }
        return at;
    }

    private static void keepEntry(Item gone, Item kept) {
        Branch parent = gone.parent();
        if (gone.parentSub != null && parent.entry(gone.parentSub) == gone) {
            parent.setEntry(gone.parentSub, kept);
        }
        if (parent.markedItem == gone) {
            parent.mark(kept, parent.markedIndex - (kept.length - gone.length));
        }
    }

    private void remove(long position) {
        int chunk = (int) (position >>> 32);
        int index = (int) position;
        int size = --sizes[chunk];
        System.arraycopy(chunks[chunk], index + 1, chunks[chunk], index, size - index);
        chunks[chunk][size] = null;
        if (size == 0 && chunkCount > 1) {
            removeChunk(chunk);
        }
        count--;
        lastFound = null;
    }

    private void removeChunk(int chunk) {
        chunkCount--;
        System.arraycopy(chunks, chunk + 1, chunks, chunk, chunkCount - chunk);
        System.arraycopy(sizes, chunk + 1, sizes, chunk, chunkCount - chunk);
        chunks[chunkCount] = new Struct[0];
        sizes[chunkCount] = 0;
    }
}
