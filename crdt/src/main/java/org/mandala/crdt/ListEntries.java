package org.mandala.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteWriter;

/** The list side that every type has: elements of an array, children of an element. */
final class ListEntries {
    private ListEntries() {}

    static void insert(Transaction transaction, Branch branch, int index, List<? extends @Nullable Object> values) {
        ListPosition.checkIndex(branch, index);
        insertAfter(transaction, branch, ListPosition.endingAt(transaction, branch, index), values);
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
            YType.replayIfType(values.get(i));
            i += Math.max(plain, 1);
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
        List<@Nullable Object> values = new ArrayList<>(branch.length);
        for (Item item = branch.start; item != null; item = item.right) {
            for (int i = 0; item.isVisible() && i < item.length; i++) {
                values.add(Values.at(item, i));
            }
        }
        return values;
    }
}
