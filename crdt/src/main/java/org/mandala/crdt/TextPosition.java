package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place between two items of a text, and the attributes in force there. */
final class TextPosition {
    final Branch branch;

    @Nullable Item left;

    @Nullable Item right;
    /** Visible units to the left. */
    int index;

    final Map<String, Object> attributes = new LinkedHashMap<>();

    private TextPosition(Branch branch, @Nullable Item left, @Nullable Item right, int index) {
        this.branch = branch;
        this.left = left;
        this.right = right;
        this.index = index;
    }

    static TextPosition start(Branch branch) {
        return new TextPosition(branch, null, branch.start, 0);
    }

    static TextPosition at(Transaction transaction, Branch branch, int index) {
        if (branch.hasFormats) {
            TextPosition position = start(branch);
            position.advance(transaction, index);
            return position;
        }
        Item left = ListPosition.endingAt(transaction, branch, index);
        return new TextPosition(branch, left, left == null ? branch.start : left.right, index);
    }

    private void advance(Transaction transaction, int count) {
        for (int units = count; units > 0 && right != null; ) {
            Item item = right;
            if (item.isVisible()) {
                if (units < item.length) {
                    Splitter.split(transaction, item, units);
                }
                units -= item.length;
            }
            forward();
        }
    }

    /** Steps over the item to the right. */
    void forward() {
        Item item = right;
        if (item == null) {
            throw new IllegalStateException("there is nothing to the right");
        }
        if (!item.isDeleted()) {
            if (item.kind == Content.FORMAT) {
                update(attributes, item.format());
            } else {
                index += item.length;
            }
        }
        left = item;
        right = item.right;
    }

    /** Makes an item here and steps over it. */
    void insert(Transaction transaction, Content.Part part) {
        right = LocalItems.insert(transaction, branch, left, right, part);
        forward();
    }

    static void update(Map<String, Object> attributes, FormatContent format) {
        Object value = format.value().value();
        if (value == null) {
            attributes.remove(format.key());
        } else {
            attributes.put(format.key(), value);
        }
    }
}
