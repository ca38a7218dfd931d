package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one step back: deletes what it inserted and inserts copies of what it deleted. */
final class UndoRun {
    private final UndoManager manager;
    private final Transaction transaction;
    private final UndoStep step;
    private final Ancestry inScope;
    private final Set<Item> toRedo = new LinkedHashSet<>();
    private final List<Item> toDelete = new ArrayList<>();

    UndoRun(UndoManager manager, Transaction transaction, UndoStep step) {
        this.manager = manager;
        this.transaction = transaction;
        this.step = step;
        this.inScope = manager.scope().now();
    }

    /** Returns whether anything changed. */
    boolean run() {
        StructRange.forEach(transaction, step.insertions, this::noteInserted);
        StructRange.forEach(transaction, step.deletionsInOrder(), this::noteDeleted);
        boolean changed = false;
        for (Item item : toRedo) {
            changed |= redo(item) != null;
        }
        for (int i = toDelete.size() - 1; i >= 0; i--) {
            changed |= delete(toDelete.get(i));
        }
        return changed;
    }

    private boolean delete(Item item) {
        if (!manager.options().mayDelete(item)) {
            return false;
        }
        Deleter.delete(transaction, item);
        return true;
    }

    private void noteInserted(Struct struct) {
        if (struct instanceof Item item && followed(item) instanceof Item latest) {
            if (!latest.isDeleted() && inScope.isInside(latest.parent())) {
                toDelete.add(latest);
            }
        }
    }

    private void noteDeleted(Struct struct) {
        boolean insertedToo = step.insertions.contains(struct.client.id, struct.clock);
        if (struct instanceof Item item && inScope.isInside(item.parent()) && !insertedToo) {
            toRedo.add(item);
        }
    }

    /** The item that an undo made in place of this one, or of that, and so on. */
    private Struct followed(Item item) {
        Struct latest = item;
        Struct next = successor(item);
        while (next != null) {
            latest = next;
            next = latest instanceof Item known ? successor(known) : null;
        }
        return latest;
    }

    private @Nullable Struct successor(Item item) {
        RedoneItems.Successor successor = transaction.doc().redoneItems().of(item);
        return successor == null ? null : Splitter.cleanStart(transaction, successor.client(), successor.clock());
    }

    /** Brings back the item, and before it what it lies in, outermost first. */
    private @Nullable Item redo(Item item) {
        Deque<Item> within = new ArrayDeque<>(List.of(item));
        for (Item owner = lostOwner(item); owner != null; owner = lostOwner(owner)) {
            within.push(owner);
        }
        Item redone = null;
        for (Item next : within) {
            redone = redoAlone(next);
            if (redone == null) {
                return null;
            }
        }
        return redone;
    }

    /** The deleted owner of an item if it is to be brought back and is not yet. */
    private @Nullable Item lostOwner(Item item) {
        Item owner = item.isRedone() ? null : item.parent().item;
        return owner != null && owner.isDeleted() && !owner.isRedone() && toRedo.contains(owner) ? owner : null;
    }

    private @Nullable Item redoAlone(Item item) {
        if (successor(item) instanceof Item successor) {
            return successor;
        }
        Item owner = item.parent().item;
        if (owner != null && owner.isDeleted()) {
            owner = owner.isRedone() && followed(owner) instanceof Item latest ? latest : null;
            if (owner == null) {
                return null;
            }
        }
        if (owner != null && owner.kind != Content.TYPE) {
            return null;
        }
        Branch parent = owner == null ? item.parent() : owner.branch();
        return item.parentSub == null ? redoInList(item, parent) : redoEntry(item, item.parentSub, parent);
    }

    private Item redoInList(Item item, Branch parent) {
        Item left = item.left;
        while (left != null && tracedInto(left, parent) == null) {
            left = left.left;
        }
        Item right = item;
        while (right != null && tracedInto(right, parent) == null) {
            right = right.right;
        }
        return insert(
                item,
                parent,
                left == null ? null : tracedInto(left, parent),
                right == null ? null : tracedInto(right, parent));
    }

    /** The item, or what undos made of it, as far as it lies in {@code parent}. */
    private @Nullable Item tracedInto(Item item, Branch parent) {
        Struct traced = item;
        while (traced instanceof Item known) {
            if (known.parent == parent) {
                return known;
            }
            traced = successor(known);
        }
        return null;
    }

    private @Nullable Item redoEntry(Item item, String key, Branch parent) {
        Item left = parent.entry(key);
        if (item.right != null && !manager.options().overwritesOthers()) {
            left = lastOfOwn(item);
            if (left == null) {
                return null;
            }
            left = left.parent == parent ? left : parent.entry(key);
        }
        return insert(item, parent, left, null);
    }

    /** The key's last item if all after {@code item} is this manager's doing; null if somebody else set it since. */
    private @Nullable Item lastOfOwn(Item item) {
        Item left = item;
        while (left.right != null && isOwn(left.right)) {
            if (!(followed(left.right) instanceof Item latest)) {
                return null;
            }
            left = latest;
        }
        return left.right == null ? left : null;
    }

    private boolean isOwn(Item item) {
        return item.isRedone() || step.insertions.contains(item.client.id, item.clock) || manager.hasDeleted(item);
    }

    private Item insert(Item item, Branch parent, @Nullable Item left, @Nullable Item right) {
        Doc doc = transaction.doc();
        ClientStructs own = doc.store().ensure(doc.clientId());
        Item copy = new Item(own, own.state(), item.length, item.kind, ContentCopy.of(item, doc));
        copy.parent = parent;
        copy.parentSub = item.parentSub;
        copy.left = left;
        copy.right = right;
        if (left != null) {
            copy.setOrigin(left);
        }
        if (right != null) {
            copy.setRightOrigin(right);
        }
        doc.redoneItems().put(item, own, own.state());
        UndoScope.keep(copy, true);
        doc.integrator().integrate(transaction, copy);
        return copy;
    }
}
