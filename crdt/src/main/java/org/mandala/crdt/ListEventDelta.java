package org.mandala.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transaction did to a list, in steps. */
final class ListEventDelta {
    private final Transaction transaction;
    private final List<Delta> steps = new ArrayList<>();

    ListEventDelta(Transaction transaction) {
        this.transaction = transaction;
    }

    List<Delta> of(Branch branch) {
        for (Item item = branch.start; item != null; item = item.right) {
            boolean added = transaction.adds(item);
            if (item.isDeleted()) {
                if (!added && transaction.deletes(item)) {
                    delete(item.length);
                }
            } else if (added) {
                insert(item);
            } else if (item.countable()) {
                retain(item.length);
            }
        }
        if (last() instanceof Delta.Retain) {
            steps.remove(steps.size() - 1);
        }
        return steps;
    }

    private @Nullable Delta last() {
        return steps.isEmpty() ? null : steps.get(steps.size() - 1);
    }

    private void delete(int length) {
        if (last() instanceof Delta.Delete before) {
            steps.set(steps.size() - 1, new Delta.Delete(before.length() + length));
        } else {
            steps.add(new Delta.Delete(length));
        }
    }

    private void retain(int length) {
        if (last() instanceof Delta.Retain before) {
            steps.set(steps.size() - 1, new Delta.Retain(before.length() + length));
        } else {
            steps.add(new Delta.Retain(length));
        }
    }

    private void insert(Item item) {
        List<@Nullable Object> values = new ArrayList<>();
        if (last() instanceof Delta.Insert before && before.value() instanceof List<?> earlier) {
            values.addAll(earlier);
            steps.remove(steps.size() - 1);
        }
        for (int i = 0; i < item.length; i++) {
            values.add(Values.at(item, i));
        }
        steps.add(new Delta.Insert(values));
    }
}
