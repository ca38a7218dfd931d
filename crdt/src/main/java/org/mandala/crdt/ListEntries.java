package org.mandala.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteWriter;

/** The list side that every type has: elements of an array, children of an element. */
final class ListEntries {
    private ListEntries() {}

    static void insert(Transaction transaction, Branch branch, int index, List<? extends @Nullable Object> values) {
        ListPosition.checkIndex(branch, index);
        Surrogates.checkBoundary(branch, index);
        insertAfter(transaction, branch, ListPosition.endingAt(transaction, branch, index), values);
    }

    /** Inserts behind all items, deleted ones too, as official Yjs does. */
    static void push(Transaction transaction, Branch branch, List<? extends @Nullable Object> values) {
        Item last = branch.length > 0 ? ListPosition.find(branch, branch.length - 1) : branch.start;
        while (last != null && last.right != null) {
            last = last.right;
        }
        insertAfter(transaction, branch, last, values);
    }

    /** Inserts behind an item, before whatever is behind it now, be it deleted. */
    static void insertAfter(
            Transaction transaction, Branch branch, @Nullable Item start, List<? extends @Nullable Object> values) {
        Item left = start;
        Item right = start == null ? branch.start : start.right;
        for (int i = 0; i < values.size(); ) {
            int plain = countPlain(values, i);
            Content.Part part =
                    plain == 0 ? LocalItems.part(branch.doc, values.get(i)) : plainPart(values.subList(i, i + plain));
            left = LocalItems.insert(transaction, branch, left, right, part);
            i += Math.max(plain, 1);
            if (values.get(i - 1) instanceof YType type && type.hasChanges()) {
                Item before = left;
                List<? extends @Nullable Object> rest = values.subList(i, values.size());
                type.replay(() -> insertAfter(transaction, branch, before, rest));
                return;
            }
        }
    }

    private static int countPlain(List<? extends @Nullable Object> values, int from) {
        int to = from;
        while (to < values.size() && LocalItems.isPlain(values.get(to))) {
            to++;
        }
        return to - from;
    }

    private static Content.Part plainPart(List<? extends @Nullable Object> values) {
        ByteWriter out = new ByteWriter(values.size() * 4);
        for (Object value : values) {
            Any.write(out, value);
        }
        return new Content.Part(Content.ANY, values.size(), new AnyContent(out.toByteArray()));
    }

    static void delete(Transaction transaction, Branch branch, int index, int length) {
        ListPosition.checkRange(branch, index, length);
        Surrogates.checkBoundary(branch, index);
        Surrogates.checkBoundary(branch, index + length);
        if (length == 0) {
            return;
        }
        Item before = ListPosition.endingAt(transaction, branch, index);
        Item item = before == null ? branch.start : before.right;
        for (int left = length; left > 0 && item != null; item = item.right) {
            if (item.isVisible()) {
                if (left < item.length) {
                    Splitter.split(transaction, item, left);
                }
                left -= item.length;
                Deleter.delete(transaction, item);
            }
        }
        if (before != null) {
            branch.mark(before, index - before.length);
        }
    }

    static @Nullable Object get(Branch branch, int index) {
        if (index < 0 || index >= branch.length) {
            throw new IndexOutOfBoundsException("index " + index + " in a list of " + branch.length);
        }
        Item item = ListPosition.find(branch, index);
        return Values.at(item, index - branch.markedIndex);
    }

    static List<@Nullable Object> all(Branch branch) {
        return all(branch, item -> !item.isDeleted());
    }

    static List<@Nullable Object> all(Branch branch, Predicate<Item> shown) {
        List<@Nullable Object> values = new ArrayList<>(branch.length);
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.countable() && shown.test(item)) {
                add(values, item, 0, item.length);
            }
        }
        return values;
    }

    /** The values from one index to another; an index below 0 counts from the end, as in JavaScript. */
    static List<@Nullable Object> slice(Branch branch, int from, int to) {
        int start = fromStart(branch, from);
        int end = fromStart(branch, to);
        List<@Nullable Object> values = new ArrayList<>(Math.max(0, end - start));
        Item item = start < end ? ListPosition.find(branch, start) : null;
        int at = branch.markedIndex;
        for (; item != null && at < end; item = item.right) {
            if (item.isVisible()) {
                add(values, item, Math.max(0, start - at), Math.min(item.length, end - at));
                at += item.length;
            }
        }
        return values;
    }

    private static int fromStart(Branch branch, int index) {
        return Math.min(branch.length, index < 0 ? Math.max(0, branch.length + index) : index);
    }

    private static void add(List<@Nullable Object> values, Item item, int from, int to) {
        for (int i = from; i < to; i++) {
            values.add(Values.at(item, i));
        }
    }
}
