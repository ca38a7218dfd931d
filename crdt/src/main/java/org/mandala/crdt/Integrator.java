package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Puts an item into its place: the YATA algorithm as Yjs runs it. */
final class Integrator {
    private final ScanOrder scanned = new ScanOrder();

    /** @param item with left, right, origins, parent and parentSub resolved; its clock continues its client's */
    void integrate(Transaction transaction, Item item) {
        if (mustScan(item)) {
            item.left = scan(item);
        }
        Branch parent = item.parent();
        link(transaction, item, parent);
        if (item.parentSub == null && item.countable()) {
            parent.length += item.length;
        }
        transaction.touch(item.client);
        item.client.append(item);
        integrateContent(transaction, item);
        transaction.noteChange(parent, item.parentSub);
        if (parent.isDeleted() || (item.parentSub != null && item.right != null)) {
            Deleter.delete(transaction, item);
        }
    }

    private static boolean mustScan(Item item) {
        Item left = item.left;
        Item right = item.right;
        return left == null ? right == null || right.left != null : left.right != right;
    }

    private static @Nullable Item firstConflict(Item item) {
        if (item.left != null) {
            return item.left.right;
        }
        Branch parent = item.parent();
        return item.parentSub == null ? parent.start : parent.firstOf(item.parentSub);
    }

    /** Finds the item behind which {@code item} belongs among those that others put into the same gap. */
    private @Nullable Item scan(Item item) {
        Item left = item.left;
        scanned.clear();
        for (Item other = firstConflict(item); other != null && other != item.right; other = other.right) {
            scanned.add(other);
            if (item.sameOrigin(other)) {
                if (other.client.id < item.client.id) {
                    left = other;
                    scanned.settle();
                } else if (item.sameRightOrigin(other)) {
                    break;
                }
            } else if (other.originClient != null && scanned.contains(origin(other.originClient, other))) {
                if (!scanned.isUnsettled(origin(other.originClient, other))) {
                    left = other;
                    scanned.settle();
                }
            } else {
                break;
            }
        }
        scanned.clear();
        return left;
    }

    private static Struct origin(ClientStructs client, Item item) {
        return client.find(item.originClock);
    }

    private static void link(Transaction transaction, Item item, Branch parent) {
        Item left = item.left;
        if (left != null) {
            item.right = left.right;
            left.right = item;
        } else if (item.parentSub != null) {
            item.right = parent.firstOf(item.parentSub);
        } else {
            item.right = parent.start;
            parent.start = item;
        }
        if (item.right != null) {
            item.right.left = item;
        } else if (item.parentSub != null) {
            parent.setEntry(item.parentSub, item);
            if (left != null) {
                Deleter.delete(transaction, left);
            }
        }
        parent.forgetMark();
    }

    private static void integrateContent(Transaction transaction, Item item) {
        switch (item.kind) {
            case Content.DELETED -> {
                transaction.deletes.add(item.client.id, item.clock, item.length);
                item.markDeleted();
                transaction.doc().noteDeletion();
            }
            case Content.TYPE -> item.branch().item = item;
            case Content.FORMAT -> item.parent().hasFormats = true;
            case Content.DOC -> transaction.subdocs().add(item);
            default -> {}
        }
    }
}
