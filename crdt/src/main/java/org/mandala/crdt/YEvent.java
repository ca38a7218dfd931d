package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a transaction did to one type. Old values and deltas can be read while observers are called and not later. */
public final class YEvent {
    private final Branch target;
    private final Branch current;
    private final Transaction transaction;
    private final Set<@Nullable String> changed;

    YEvent(Branch target, Branch current, Transaction transaction, Set<@Nullable String> changed) {
        this.target = target;
        this.current = current;
        this.transaction = transaction;
        this.changed = changed;
    }

    /** What happened to a key. */
    public enum Action {
        /** The key was absent before. */
        ADD,
        /** The key has another value. */
        UPDATE,
        /** The key is gone. */
        DELETE
    }

    /**
     * A changed key.
     *
     * @param oldValue the value before; null for {@link Action#ADD}
     */
    public record KeyChange(Action action, @Nullable Object oldValue) {}

    YEvent seenFrom(Branch type) {
        return new YEvent(target, type, transaction, changed);
    }

    /** The type that changed. */
    public YType target() {
        return YType.of(target);
    }

    /** The type that is observed: the target or one that contains it. */
    public YType currentTarget() {
        return YType.of(current);
    }

    /** The transaction that made the change. */
    public Transaction transaction() {
        return transaction;
    }

    Branch targetBranch() {
        return target;
    }

    /** Keys (String) and indexes (Integer) that lead from the observed type to the changed one. */
    public List<Object> path() {
        List<Object> path = new ArrayList<>();
        for (Branch type = target; type != current && type.item != null; type = type.item.parent()) {
            String key = type.item.parentSub;
            path.add(key == null ? indexOf(type.item) : key);
        }
        Collections.reverse(path);
        return path;
    }

    private static int indexOf(Item item) {
        int index = 0;
        for (Item left = item.left; left != null; left = left.left) {
            index += left.isVisible() ? left.length : 0;
        }
        return index;
    }

    /** Whether list elements or text changed. */
    public boolean listChanged() {
        return changed.contains(null);
    }

    /** The changed keys; those that were added and deleted within the transaction are left out. */
    public Map<String, KeyChange> keys() {
        Map<String, KeyChange> keys = new LinkedHashMap<>();
        for (String key : changed) {
            KeyChange change = key == null ? null : change(key);
            if (key != null && change != null) {
                keys.put(key, change);
            }
        }
        return keys;
    }

    private @Nullable KeyChange change(String key) {
        Item item = target.entry(key);
        if (item == null) {
            return null;
        }
        boolean deleted = transaction.deletes(item);
        if (!transaction.adds(item)) {
            return deleted ? new KeyChange(Action.DELETE, Values.last(item)) : null;
        }
        Item before = item.left;
        while (before != null && transaction.adds(before)) {
            before = before.left;
        }
        if (before != null && transaction.deletes(before)) {
            return new KeyChange(deleted ? Action.DELETE : Action.UPDATE, Values.last(before));
        }
        return deleted ? null : new KeyChange(Action.ADD, null);
    }

    /**
     * The change to the list or text, in steps from its start. An inserted {@link Delta.Insert#value} is a string, an embed or a type
     * in a text, and a {@link List} of values elsewhere.
     */
    public List<Delta> delta() {
        if (!listChanged() && !isText()) {
            return List.of();
        }
        return isText() ? new TextEventDelta(transaction).of(target) : new ListEventDelta(transaction).of(target);
    }

    private boolean isText() {
        return target.typeRef == TypeRef.TEXT || target.typeRef == TypeRef.XML_TEXT;
    }
}
