package org.mandala.crdt;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Which item an undo made in place of which deleted one. Beside the items, since nearly none has an entry. */
final class RedoneItems {
    /** An id: where the successor starts. */
    record Successor(ClientStructs client, int clock) {}

    private final IdentityHashMap<Item, Successor> successors = new IdentityHashMap<>();

    void put(Item item, ClientStructs client, int clock) {
        item.markRedone();
        successors.put(item, new Successor(client, clock));
    }

    void split(Item left, Item right, int at) {
        Successor successor = successors.get(left);
        if (successor != null) {
            put(right, successor.client(), successor.clock() + at);
        }
    }

    @Nullable Successor of(Item item) {
        return item.isRedone() ? successors.get(item) : null;
    }
}
