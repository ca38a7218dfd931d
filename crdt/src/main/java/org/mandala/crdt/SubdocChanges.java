package org.mandala.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Subdocuments that a transaction brought or took away. */
final class SubdocChanges {
    private final Map<Item, Subdoc> added = new LinkedHashMap<>();
    private final Map<Item, Subdoc> removed = new LinkedHashMap<>();
    private final List<Subdoc> asked = new ArrayList<>();

    void add(Item item) {
        added.put(item, ((DocContent) item.held()).view());
    }

    void remove(Item item) {
        if (added.remove(item) == null) {
            removed.put(item, ((DocContent) item.held()).view());
        }
    }

    void load(Subdoc subdoc) {
        asked.add(subdoc);
    }

    Map<Item, Subdoc> added() {
        return added;
    }

    Map<Item, Subdoc> removed() {
        return removed;
    }

    SubdocsEvent event(Transaction transaction) {
        List<Subdoc> loaded = new ArrayList<>();
        added.forEach((item, subdoc) -> {
            if (subdoc.autoLoad() || item.client.id == transaction.doc().clientId()) {
                loaded.add(subdoc);
            }
        });
        loaded.addAll(asked);
        return new SubdocsEvent(
                List.copyOf(added.values()), List.copyOf(removed.values()), List.copyOf(loaded), transaction);
    }
}
