package org.mandala.crdt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The subdocuments that are in a document. */
final class Subdocs {
    private final Map<Item, Subdoc> byItem = new LinkedHashMap<>();

    void note(SubdocChanges changes) {
        byItem.putAll(changes.added());
        byItem.keySet().removeAll(changes.removed().keySet());
    }

    Set<Subdoc> present() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(byItem.values()));
    }
}
