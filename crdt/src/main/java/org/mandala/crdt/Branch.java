package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** A shared type inside a document: a list and a map at once. The public types are views of it. */
final class Branch {
    final Doc doc;
    /** The item that holds this type; null for a root. */
    @Nullable Item item;
    /** First item of the list, deleted ones included. */
    @Nullable Item start;

    private @Nullable KeyMap map;
    /** Name of a root, node name of an element, hook name of a hook. */
    private final @Nullable String name;

    /** Visible countable units of the list. */
    int length;

    byte typeRef;
    /** Whether a format was ever integrated here: without, attributes need not be followed. */
    boolean hasFormats;

    private @Nullable ObserverList observers;
    /** Where the last look-up by index ended; see {@link ListPosition}. */
    @Nullable Item markedItem;

    int markedIndex;

    Branch(Doc doc, int typeRef, @Nullable String name) {
        this.doc = doc;
        this.typeRef = (byte) typeRef;
        this.name = name;
    }

    String name() {
        return name == null ? "" : name;
    }

    /** The rightmost item of a key, deleted or not. */
    @Nullable Item entry(String key) {
        return map == null ? null : map.get(key);
    }

    void setEntry(String key, Item entry) {
        if (map == null) {
            map = new KeyMap();
        }
        map.put(key, entry);
    }

    int entries() {
        return map == null ? 0 : map.size();
    }

    KeyMap map() {
        KeyMap known = map;
        if (known == null) {
            known = new KeyMap();
            map = known;
        }
        return known;
    }

    /** Forgets list and map, whose items were collected. */
    void clear() {
        start = null;
        map = null;
        forgetMark();
    }

    /** Remembers that {@code visible} starts at {@code index}. */
    void mark(Item visible, int index) {
        markedItem = visible;
        markedIndex = index;
    }

    void forgetMark() {
        markedItem = null;
    }

    @Nullable ObserverList observers() {
        return observers;
    }

    ObserverList ensureObservers() {
        ObserverList known = observers;
        if (known == null) {
            known = new ObserverList();
            observers = known;
        }
        return known;
    }

    /** The type that holds this one; null for a root. */
    @Nullable Branch parent() {
        return item == null ? null : item.parent;
    }

    boolean isDeleted() {
        return item != null && item.isDeleted();
    }

    /** Leftmost item of a key. */
    @Nullable Item firstOf(String key) {
        Item first = entry(key);
        while (first != null && first.left != null) {
            first = first.left;
        }
        return first;
    }
}
