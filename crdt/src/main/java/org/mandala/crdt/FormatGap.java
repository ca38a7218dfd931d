package org.mandala.crdt;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formats that are left where text was deleted: those that no longer change anything go too. */
final class FormatGap {
    private final Transaction transaction;
    private final Item start;
    private final @Nullable Item deletedTo;

    /** @param deletedTo where the deletion ended; null for the end of the text */
    FormatGap(Transaction transaction, Item start, @Nullable Item deletedTo) {
        this.transaction = transaction;
        this.start = start;
        this.deletedTo = deletedTo;
    }

    /**
     * @param before attributes in force at the start
     * @param current attributes in force where the deletion ended; kept right while formats go
     */
    void clean(Map<String, Object> before, Map<String, Object> current) {
        Map<String, Item> last = new HashMap<>();
        Item end = findEnd(last);
        boolean passed = false;
        for (Item item = start; item != null && item != end; item = item.right) {
            passed |= item == deletedTo;
            if (!item.isDeleted() && item.kind == Content.FORMAT) {
                cleanFormat(item, before, current, last, passed);
            }
        }
    }

    private @Nullable Item findEnd(Map<String, Item> last) {
        Item end = start;
        while (end != null && !end.isVisible()) {
            if (!end.isDeleted() && end.kind == Content.FORMAT) {
                last.put(end.format().key(), end);
            }
            end = end.right;
        }
        return end;
    }

    private void cleanFormat(
            Item item,
            Map<String, Object> before,
            Map<String, Object> current,
            Map<String, Item> last,
            boolean passed) {
        FormatContent format = item.format();
        Object value = format.value().value();
        Object valueBefore = before.get(format.key());
        if (last.get(format.key()) == item && !TextWriter.same(valueBefore, value)) {
            if (!passed) {
                TextPosition.update(current, format);
            }
            return;
        }
        Deleter.delete(transaction, item);
        boolean counted = TextWriter.same(current.get(format.key()), value) && !TextWriter.same(valueBefore, value);
        if (!passed && counted) {
            restore(current, format.key(), valueBefore);
        }
    }

    private static void restore(Map<String, Object> current, String key, @Nullable Object value) {
        if (value == null) {
            current.remove(key);
        } else {
            current.put(key, value);
        }
    }
}
