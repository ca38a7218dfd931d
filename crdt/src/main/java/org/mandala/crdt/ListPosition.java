package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Finds list items by index. Each type remembers where the last look-up ended, since people edit where they just edited; the mark
 * is always a visible item and is forgotten whenever something changes before it.
 */
final class ListPosition {
    private ListPosition() {}

    /** The visible item that holds unit {@code index}; its start is left in the type's mark. */
    static Item find(Branch branch, int index) {
        Item item = branch.start;
        int at = 0;
        Item marked = branch.markedItem;
        if (marked != null && Math.abs(branch.markedIndex - index) < index) {
            item = marked;
            at = branch.markedIndex;
        }
        if (at > index) {
            return findLeft(branch, item, at, index);
        }
        while (item != null && (!item.isVisible() || index - at >= item.length)) {
            at += item.isVisible() ? item.length : 0;
            item = item.right;
        }
        return marked(branch, item, at, index);
    }

    private static Item findLeft(Branch branch, @Nullable Item from, int start, int index) {
        Item item = from;
        int at = start;
        while (item != null && at > index) {
            item = item.left;
            at -= item != null && item.isVisible() ? item.length : 0;
        }
        return marked(branch, item, at, index);
    }

    private static Item marked(Branch branch, @Nullable Item item, int at, int index) {
        if (item == null) {
            throw new IndexOutOfBoundsException("index " + index + " in a list of " + branch.length);
        }
        branch.mark(item, at);
        return item;
    }

    /** The item that ends just before {@code index}, cut there if need be; null for the very start. */
    static @Nullable Item endingAt(Transaction transaction, Branch branch, int index) {
        if (index == 0) {
            return null;
        }
        Item item = find(branch, index - 1);
        int inside = index - branch.markedIndex;
        if (inside < item.length) {
            Splitter.split(transaction, item, inside);
        }
        return item;
    }

    static void checkIndex(Branch branch, int index) {
        if (index < 0 || index > branch.length) {
            throw new IndexOutOfBoundsException("index " + index + " in a list of " + branch.length);
        }
    }

    static void checkRange(Branch branch, int index, int length) {
        if (index < 0 || length < 0 || length > branch.length - index) {
            throw new IndexOutOfBoundsException(
                    "range of " + length + " from " + index + " in a list of " + branch.length);
        }
    }
}
