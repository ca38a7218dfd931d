package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Deletes items and what they contain, without recursion: peers decide how deep types nest. */
final class Deleter {
    private Deleter() {}

    static void delete(Transaction transaction, Item item) {
        if (item.isDeleted()) {
            return;
        }
        mark(transaction, item);
        if (item.kind == Content.TYPE) {
            deleteInside(transaction, item.branch());
        }
    }

    private static void mark(Transaction transaction, Item item) {
        Branch parent = item.parent();
        if (item.countable() && item.parentSub == null) {
            parent.length -= item.length;
        }
        item.markDeleted();
        parent.forgetMark();
        transaction.doc().noteDeletion();
        transaction.deletes.add(item.client.id, item.clock, item.length);
        transaction.noteChange(parent, item.parentSub);
        if (item.kind == Content.DOC) {
            transaction.subdocs().remove(item);
        }
    }

    private static void deleteInside(Transaction transaction, Branch type) {
        Deque<Children> open = new ArrayDeque<>();
        open.push(new Children(type));
        while (!open.isEmpty()) {
            Children children = open.peek();
            Item child = children.next();
            if (child == null) {
                transaction.forgetChange(children.type);
                open.pop();
            } else if (!child.isDeleted()) {
                mark(transaction, child);
                if (child.kind == Content.TYPE) {
                    open.push(new Children(child.branch()));
                }
            } else if (child.clock < transaction.before(child.client)) {
                transaction.addMergeCandidate(child);
            }
        }
    }

    /** The list of a type, then the last item of each key. */
    private static final class Children {
        private final Branch type;
        private @Nullable Item next;
        private int entry;

        Children(Branch type) {
            this.type = type;
            this.next = type.start;
        }

        @Nullable Item next() {
            Item item = next;
            if (item != null) {
                next = item.right;
                return item;
            }
            return entry < type.entries() ? type.map().item(entry++) : null;
        }
    }
}
