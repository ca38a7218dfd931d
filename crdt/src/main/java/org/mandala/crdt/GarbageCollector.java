package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drops the contents of what a transaction deleted. */
final class GarbageCollector {
    private GarbageCollector() {}

    static void collect(Transaction transaction) {
        DeleteSet deletes = transaction.deletes;
        for (int i = deletes.size() - 1; i >= 0; i--) {
            ClientStructs client = transaction.doc().store().find(deletes.client(i));
            if (client != null) {
                collect(client, deletes.clock(i), deletes.end(i));
            }
        }
    }

    private static void collect(ClientStructs client, int from, int to) {
        for (long at = client.seek(from); at >= 0 && client.at(at).clock < to; at = client.after(at)) {
            if (client.at(at) instanceof Item item && item.isDeleted() && !item.isKept()) {
                collect(item);
            }
        }
    }

    /** The item stays as a placeholder of its length; what it contained becomes {@link Gc}. */
    private static void collect(Item item) {
        if (item.kind == Content.TYPE) {
            collectInside(item.branch());
        }
        empty(item);
    }

    private static void empty(Item item) {
        item.kind = Content.DELETED;
        item.content = null;
    }

    private static void collectInside(Branch type) {
        Deque<Branch> open = new ArrayDeque<>();
        open.push(type);
        while (!open.isEmpty()) {
            Branch branch = open.pop();
            for (Item child : allItems(branch)) {
                if (child.kind == Content.TYPE) {
                    open.push(child.branch());
                }
                child.client.replace(child, new Gc(child.client, child.clock, child.length));
            }
            branch.clear();
        }
    }

    private static List<Item> allItems(Branch branch) {
        List<Item> items = new ArrayList<>();
        addRow(items, branch.start, true);
        for (int i = 0; i < branch.entries(); i++) {
            addRow(items, branch.map().item(i), false);
        }
        return items;
    }

    private static void addRow(List<Item> items, @Nullable Item first, boolean rightwards) {
        for (Item item = first; item != null; item = rightwards ? item.right : item.left) {
            items.add(item);
        }
    }
}
