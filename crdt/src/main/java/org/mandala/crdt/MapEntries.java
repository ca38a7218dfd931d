package org.mandala.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The map side that every type has: entries of a map, attributes of text and elements. */
final class MapEntries {
    private MapEntries() {}

    /** Keys are those that peers see: see {@link Surrogates#wellFormed}. */
    private static @Nullable Item entry(Branch branch, String key) {
        return branch.entry(Surrogates.wellFormed(key));
    }

    static void set(Transaction transaction, Branch branch, String key, @Nullable Object value) {
        LocalItems.set(transaction, branch, Surrogates.wellFormed(key), LocalItems.part(branch.doc, value));
        YType.replayIfType(value);
    }

    static void delete(Transaction transaction, Branch branch, String key) {
        Item entry = entry(branch, key);
        if (entry != null) {
            Deleter.delete(transaction, entry);
        }
    }

    static boolean has(Branch branch, String key) {
        Item entry = entry(branch, key);
        return entry != null && !entry.isDeleted();
    }

    static @Nullable Object get(Branch branch, String key) {
        Item entry = entry(branch, key);
        return entry == null || entry.isDeleted() ? null : Values.last(entry);
    }

    static Map<String, @Nullable Object> all(Branch branch) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (String key : keys(branch)) {
            entries.put(key, get(branch, key));
        }
        return entries;
    }

    static List<String> keys(Branch branch) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < branch.entries(); i++) {
            if (!branch.map().item(i).isDeleted()) {
                keys.add(branch.map().key(i));
            }
        }
        return keys;
    }
}
