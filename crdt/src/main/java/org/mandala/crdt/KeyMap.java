package org.mandala.crdt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a type by key, in the order in which the keys came (official Yjs deletes and collects in that order). Keys are
 * never removed one by one. Small maps, which are nearly all, are searched in a row.
 */
final class KeyMap {
    private static final int SEARCHED_IN_A_ROW = 8;
    /** More taken slots in a row do not come about by chance: somebody chose keys of one hash to make every look-up long. */
    private static final int MOST_STEPS = 64;

    private String[] keys = new String[2];
    private Item[] items = new Item[2];
    private int size;
    /** Open addressing over {@link #keys}: index + 1, or 0 for free. */
    private int @Nullable [] table;
    /** Takes the place of the table where it is crowded: a {@link HashMap} sorts what has one hash. */
    private @Nullable Map<String, Integer> crowded;

    int size() {
        return size;
    }

    String key(int i) {
        return keys[i];
    }

    Item item(int i) {
        return items[i];
    }

    @Nullable Item get(String key) {
        int i = indexOf(key);
        return i < 0 ? null : items[i];
    }

    void put(String key, Item item) {
        int i = indexOf(key);
        if (i >= 0) {
            items[i] = item;
        } else {
            add(key, item);
        }
    }

    private void add(String key, Item item) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            items = Arrays.copyOf(items, size * 2);
        }
        keys[size] = key;
        items[size++] = item;
        int[] index = table;
        if (crowded != null) {
            crowded.put(key, size - 1);
        } else if (index != null && size * 2 <= index.length) {
            enter(index, size - 1);
        } else if (size > SEARCHED_IN_A_ROW) {
            rehash();
        }
    }

    private void rehash() {
        int[] index = new int[Integer.highestOneBit(size) * 8];
        table = index;
        for (int i = 0; i < size && crowded == null; i++) {
            enter(index, i);
        }
    }

    private void enter(int[] index, int entry) {
        int slot = slot(keys[entry], index);
        for (int steps = 0; index[slot] != 0; steps++) {
            if (steps == MOST_STEPS) {
                crowded = all();
                return;
            }
            slot = slot + 1 & index.length - 1;
        }
        index[slot] = entry + 1;
    }

    private Map<String, Integer> all() {
        Map<String, Integer> all = new HashMap<>();
        for (int i = 0; i < size; i++) {
            all.put(keys[i], i);
        }
        return all;
    }

    private static int slot(String key, int[] index) {
        int hash = key.hashCode() * 0x9e3779b9;
        return (hash ^ hash >>> 16) & index.length - 1;
    }

    private int indexOf(String key) {
        int[] index = table;
        if (index == null) {
            return indexInRow(key);
        }
        if (crowded != null) {
            return crowded.getOrDefault(key, -1);
        }
        for (int slot = slot(key, index); index[slot] != 0; slot = slot + 1 & index.length - 1) {
            if (keys[index[slot] - 1].equals(key)) {
                return index[slot] - 1;
            }
        }
        return -1;
    }

    private int indexInRow(String key) {
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
