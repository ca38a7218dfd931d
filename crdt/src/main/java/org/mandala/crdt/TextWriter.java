package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes rich text with as few format items as Yjs does. */
final class TextWriter {
    private final Transaction transaction;
    private final TextPosition at;

    TextWriter(Transaction transaction, TextPosition at) {
        this.transaction = transaction;
        this.at = at;
    }

    /** Inserts content; {@code attributes} are all that shall be in force for it. */
    void insert(Content.Part part, Map<String, ? extends @Nullable Object> attributes) {
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>(attributes);
        for (String key : at.attributes.keySet()) {
            wanted.putIfAbsent(key, null);
        }
        skipRedundant(wanted);
        Map<String, @Nullable Object> negated = startAttributes(wanted);
        at.insert(transaction, part);
        Item inserted = at.left;
        if (inserted != null && inserted.isVisible()) {
            at.branch.mark(inserted, at.index - part.length());
        }
        endAttributes(negated);
    }

    /** Steps over what is deleted and over formats that say what is wanted anyway. */
    private void skipRedundant(Map<String, ? extends @Nullable Object> wanted) {
        for (Item right = at.right; right != null && isRedundant(right, wanted); right = at.right) {
            at.forward();
        }
    }

    private static boolean isRedundant(Item item, Map<String, ? extends @Nullable Object> wanted) {
        return item.isDeleted() || (item.kind == Content.FORMAT && says(item.format(), wanted));
    }

    private Map<String, @Nullable Object> startAttributes(Map<String, ? extends @Nullable Object> wanted) {
        Map<String, @Nullable Object> negated = new LinkedHashMap<>();
        wanted.forEach((key, value) -> {
            Object current = at.attributes.get(key);
            if (!same(current, value)) {
                negated.put(key, current);
                at.insert(transaction, format(key, value));
            }
        });
        return negated;
    }

    /** Puts back what was in force before, where nothing to the right does so. */
    private void endAttributes(Map<String, @Nullable Object> negated) {
        for (Item right = at.right; right != null && endsOne(right, negated); right = at.right) {
            if (!right.isDeleted()) {
                negated.remove(right.format().key());
            }
            at.forward();
        }
        negated.forEach((key, value) -> at.insert(transaction, format(key, value)));
    }

    private static boolean endsOne(Item item, Map<String, @Nullable Object> negated) {
        return item.isDeleted()
                || (item.kind == Content.FORMAT
                        && negated.containsKey(item.format().key())
                        && says(item.format(), negated));
    }

    private static boolean says(FormatContent format, Map<String, ? extends @Nullable Object> attributes) {
        return same(attributes.get(format.key()), format.value().value());
    }

    private static Content.Part format(String key, @Nullable Object value) {
        return new Content.Part(Content.FORMAT, 1, new FormatContent(key, RawJson.of(value)));
    }

    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        return Objects.equals(a, b);
    }

    /** Gives the next {@code length} units the attributes; a null value takes one away. */
    void format(int length, Map<String, ? extends @Nullable Object> attributes) {
        skipRedundant(attributes);
        Map<String, @Nullable Object> negated = startAttributes(attributes);
        int left = length;
        for (Item right = at.right; right != null && goesOn(right, left, negated); right = at.right) {
            if (!right.isDeleted()) {
                if (right.kind != Content.FORMAT) {
                    left -= cut(right, left);
                } else if (!overrule(right, left, attributes, negated)) {
                    break;
                }
            }
            at.forward();
        }
        endAttributes(negated);
    }

    private static boolean goesOn(Item right, int left, Map<String, @Nullable Object> negated) {
        return left > 0 || (!negated.isEmpty() && (right.isDeleted() || right.kind == Content.FORMAT));
    }

    /** Deletes a format that the new attributes replace; false where the formatted range ends before it. */
    private boolean overrule(
            Item item,
            int left,
            Map<String, ? extends @Nullable Object> attributes,
            Map<String, @Nullable Object> negated) {
        String key = item.format().key();
        if (!attributes.containsKey(key)) {
            return true;
        }
        Object value = item.format().value().value();
        if (same(attributes.get(key), value)) {
            negated.remove(key);
        } else if (left == 0) {
            return false;
        } else {
            negated.put(key, value);
        }
        Deleter.delete(transaction, item);
        return true;
    }

    private int cut(Item item, int length) {
        if (length < item.length) {
            Splitter.split(transaction, item, length);
        }
        return item.length;
    }

    void delete(int length) {
        Map<String, Object> attributesBefore = new LinkedHashMap<>(at.attributes);
        Item start = at.right;
        Item before = at.left;
        int index = at.index;
        int left = length;
        for (Item right = at.right; left > 0 && right != null; right = at.right) {
            if (right.isVisible()) {
                left -= cut(right, left);
                Deleter.delete(transaction, right);
            }
            at.forward();
        }
        if (start != null && at.branch.hasFormats) {
            new FormatGap(transaction, start, at.right).clean(attributesBefore, at.attributes);
        }
        if (before != null && before.isVisible()) {
            at.branch.mark(before, index - before.length);
        }
    }

    /** Steps over units without changing them. */
    void retain(int length) {
        format(length, Map.of());
    }
}
