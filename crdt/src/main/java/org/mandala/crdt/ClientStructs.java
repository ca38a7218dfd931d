package org.mandala.crdt;

import java.util.Arrays;

/**
 * All structs of one client, contiguous in clock. They lie in chunks, so that a split in the middle of a long history moves a
 * few hundred references and not all of them. Their clocks stand beside them, so that a search does not touch the structs. A
 * position is {@code chunk << 32 | index}; -1 is before the first.
 */
final class ClientStructs {
    final long id;
    private Chunk[] chunks = {new Chunk(2)};
    private int chunkCount = 1;
    private int state;
    private int count;
    /** The chunk where the last search ended: the next one mostly ends there too. */
    private int lastChunk;

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
        return chunks[chunkCount - 1].last();
    }

    void append(Struct struct) {
        if (chunks[chunkCount - 1].isFull()) {
            insertChunk(chunkCount, new Chunk(Chunk.CAPACITY));
        }
        Chunk tail = chunks[chunkCount - 1];
        tail.insert(tail.size(), struct);
        state = struct.end();
        count++;
    }

    /** Grows the last struct in place. */
    void extendLast(int units) {
        last().length += units;
        state += units;
    }

    private void insertChunk(int at, Chunk chunk) {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount * 2);
        }
        System.arraycopy(chunks, at, chunks, at + 1, chunkCount - at);
        chunks[at] = chunk;
        chunkCount++;
    }

    /** The struct that contains a clock below {@link #state}. */
    Struct find(int clock) {
        Chunk chunk = chunks[chunkOf(clock)];
        return chunk.at(chunk.indexOf(clock));
    }

    /** Position of the struct that contains a clock below {@link #state}. */
    long seek(int clock) {
        int chunk = chunkOf(clock);
        return position(chunk, chunks[chunk].indexOf(clock));
    }

    private int chunkOf(int clock) {
        int hint = lastChunk;
        if (hint < chunkCount
                && chunks[hint].firstClock() <= clock
                && (hint + 1 == chunkCount || clock < chunks[hint + 1].firstClock())) {
            return hint;
        }
        int low = 0;
        int high = chunkCount - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks[middle].firstClock() <= clock) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        lastChunk = low;
        return low;
    }

    private static long position(int chunk, int index) {
        return (long) chunk << 32 | index;
    }

    Struct at(long position) {
        return chunks[(int) (position >>> 32)].at((int) position);
    }

    long lastPosition() {
        return position(chunkCount - 1, chunks[chunkCount - 1].size() - 1);
    }

    long before(long position) {
        int index = (int) position;
        if (index > 0) {
            return position - 1;
        }
        int chunk = (int) (position >>> 32);
        return chunk == 0 ? -1 : position(chunk - 1, chunks[chunk - 1].size() - 1);
    }

    /** The next position, or -1 after the last. */
    long after(long position) {
        int chunk = (int) (position >>> 32);
        if ((int) position + 1 < chunks[chunk].size()) {
            return position + 1;
        }
        return chunk + 1 < chunkCount ? position(chunk + 1, 0) : -1;
    }

    /** Number of structs from a position on. */
    int countFrom(long position) {
        int chunk = (int) (position >>> 32);
        int structs = chunks[chunk].size() - (int) position;
        for (int i = chunk + 1; i < chunkCount; i++) {
            structs += chunks[i].size();
        }
        return structs;
    }

    /** Puts {@code right}, just cut off {@code left}, behind it. */
    void insertAfter(Struct left, Struct right) {
        long position = seek(left.clock);
        int chunk = (int) (position >>> 32);
        int index = (int) position + 1;
        if (chunks[chunk].isFull()) {
            insertChunk(chunk + 1, chunks[chunk].halve());
            if (index > chunks[chunk].size()) {
                index -= chunks[chunk].size();
                chunk++;
            }
        }
        chunks[chunk].insert(index, right);
        count++;
    }

    void replace(Struct old, Struct replacement) {
        long position = seek(old.clock);
        chunks[(int) (position >>> 32)].set((int) position, replacement);
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
        chunks[chunk].remove((int) position);
        if (chunks[chunk].size() == 0 && chunkCount > 1) {
            chunkCount--;
            System.arraycopy(chunks, chunk + 1, chunks, chunk, chunkCount - chunk);
        }
        count--;
    }
}
