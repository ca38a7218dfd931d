package org.mandala.crdt;

import java.util.Arrays;

/** Ranges of clocks per client: what was deleted. In order of addition until {@link #normalize} was called. */
final class DeleteSet {
    private static final int KEPT = 256;

    private long[] clients = new long[4];
    private int[] clocks = new int[4];
    private int[] lengths = new int[4];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long client(int i) {
        return clients[i];
    }

    int clock(int i) {
        return clocks[i];
    }

    int length(int i) {
        return lengths[i];
    }

    int end(int i) {
        return clocks[i] + lengths[i];
    }

    void clear() {
        if (clients.length > KEPT) {
            allocate(4);
        }
        size = 0;
    }

    private void allocate(int capacity) {
        clients = Arrays.copyOf(clients, capacity);
        clocks = Arrays.copyOf(clocks, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
    }

    void add(long client, int clock, int length) {
        if (size > 0 && clients[size - 1] == client && clocks[size - 1] + lengths[size - 1] == clock) {
            lengths[size - 1] += length;
            return;
        }
        addApart(client, clock, length);
    }

    /** Adds a range without joining it to the one before. */
    void addApart(long client, int clock, int length) {
        if (size == clients.length) {
            allocate(size * 2);
        }
        clients[size] = client;
        clocks[size] = clock;
        lengths[size++] = length;
    }

    void addAll(DeleteSet other) {
        for (int i = 0; i < other.size; i++) {
            addApart(other.clients[i], other.clocks[i], other.lengths[i]);
        }
    }

    DeleteSet copy() {
        DeleteSet copy = new DeleteSet();
        copy.addAll(this);
        return copy;
    }

    /** Sorts by client (highest first) and clock, and joins what touches or overlaps. */
    void normalize() {
        if (!isSorted()) {
            sort();
        }
        int kept = 0;
        for (int i = 1; i < size; i++) {
            if (clients[i] == clients[kept] && clocks[i] <= end(kept)) {
                lengths[kept] = Math.max(end(kept), end(i)) - clocks[kept];
            } else {
                kept++;
                clients[kept] = clients[i];
                clocks[kept] = clocks[i];
                lengths[kept] = lengths[i];
            }
        }
        size = Math.min(size, kept + 1);
    }

    /**
     * Joins ranges where any overlap, and else leaves them in their order, on which bytes depend. Whoever goes through the ranges then meets
     * each clock once, however often a peer named it.
     */
    void untangle() {
        if (mayOverlap()) {
            DeleteSet joined = copy();
            joined.normalize();
            if (joined.units() < units()) {
                clear();
                addAll(joined);
            }
        }
    }

    private boolean mayOverlap() {
        for (int i = 1; i < size; i++) {
            boolean apart = clients[i] == clients[i - 1] ? clocks[i] >= end(i - 1) : clients[i] < clients[i - 1];
            if (!apart) {
                return true;
            }
        }
        return false;
    }

    private long units() {
        long units = 0;
        for (int i = 0; i < size; i++) {
            units += lengths[i];
        }
        return units;
    }

    private boolean isSorted() {
        for (int i = 1; i < size; i++) {
            if (clients[i] > clients[i - 1] || (clients[i] == clients[i - 1] && clocks[i] < clocks[i - 1])) {
                return false;
            }
        }
        return true;
    }

    private void sort() {
        if (ofOneClient()) {
            sortByClock();
        } else {
            sortByClient();
        }
    }

    private boolean ofOneClient() {
        for (int i = 1; i < size; i++) {
            if (clients[i] != clients[0]) {
                return false;
            }
        }
        return true;
    }

    private void sortByClock() {
        long[] ranges = new long[size];
        for (int i = 0; i < size; i++) {
            ranges[i] = (long) clocks[i] << 32 | lengths[i];
        }
        Arrays.sort(ranges);
        for (int i = 0; i < size; i++) {
            clocks[i] = (int) (ranges[i] >>> 32);
            lengths[i] = (int) ranges[i];
        }
    }

    private void sortByClient() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, this::compare);
        DeleteSet before = copy();
        for (int i = 0; i < before.size; i++) {
            clients[i] = before.clients[order[i]];
            clocks[i] = before.clocks[order[i]];
            lengths[i] = before.lengths[order[i]];
        }
    }

    private int compare(int a, int b) {
        int byClient = Long.compare(clients[b], clients[a]);
        return byClient != 0 ? byClient : Integer.compare(clocks[a], clocks[b]);
    }

    /** The lowest clock of a client in a normalized set; the greatest of all clocks if it has none. */
    int firstClock(long client) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (clients[middle] > client) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < size && clients[low] == client ? clocks[low] : Integer.MAX_VALUE;
    }

    /** Whether an id is in a normalized set. */
    boolean contains(long client, int clock) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (clients[middle] > client || (clients[middle] == client && end(middle) <= clock)) {
                low = middle + 1;
            } else if (clients[middle] == client && clocks[middle] <= clock) {
                return true;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeleteSet that
                && Arrays.equals(clients, 0, size, that.clients, 0, that.size)
                && Arrays.equals(clocks, 0, size, that.clocks, 0, that.size)
                && Arrays.equals(lengths, 0, size, that.lengths, 0, that.size);
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = 31 * (31 * hash + Long.hashCode(clients[i])) + clocks[i];
        }
        return hash;
    }
}
