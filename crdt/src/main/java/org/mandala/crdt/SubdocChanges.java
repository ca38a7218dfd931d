package org.mandala.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Subdocuments that a transaction brought or took away. */
final class SubdocChanges {
    private final Map<Item, Subdoc> added = new LinkedHashMap<>();
    private final List<Subdoc> removed = new ArrayList<>();

    void add(Item item) {
        added.put(item, ((DocContent) item.held()).view());
    }

    void remove(Item item) {
        if (added.remove(item) == null) {
            removed.add(((DocContent) item.held()).view());
        }
    }

    List<Subdoc> added() {
        return List.copyOf(added.values());
    }

    List<Subdoc> removed() {
        return List.copyOf(removed);
    }
}
