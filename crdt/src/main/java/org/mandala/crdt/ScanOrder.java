package org.mandala.crdt;

import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The two sets of Yjs' conflict scan in one: all items passed so far, in order, and from where on they are unsettled (Yjs calls
 * them conflicting). A few are searched in a row; many people typing at one spot make many.
 */
final class ScanOrder {
    private static final int SEARCHED_IN_A_ROW = 16;

    private @Nullable Item[] items = new @Nullable Item[SEARCHED_IN_A_ROW];
    private int size;
    private int settled;
    private final IdentityHashMap<Struct, Integer> index = new IdentityHashMap<>();

    void clear() {
        Arrays.fill(items, 0, size, null);
        size = 0;
        settled = 0;
        if (!index.isEmpty()) {
            index.clear();
        }
    }

    void add(Item item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size] = item;
        if (size >= SEARCHED_IN_A_ROW) {
            index.put(item, size);
        }
        size++;
    }

    /** All items passed so far are settled. */
    void settle() {
        settled = size;
    }

    boolean contains(Struct struct) {
        return indexOf(struct) >= 0;
    }

    boolean isUnsettled(Struct struct) {
        return indexOf(struct) >= settled;
    }

    private int indexOf(Struct struct) {
        for (int i = 0; i < Math.min(size, SEARCHED_IN_A_ROW); i++) {
            if (items[i] == struct) {
                return i;
            }
        }
        return index.getOrDefault(struct, -1);
    }
}
