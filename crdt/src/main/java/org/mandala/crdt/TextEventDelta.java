package org.mandala.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a transaction did to a text, in steps, attributes included. */
final class TextEventDelta {
    private enum Step {
        NONE,
        INSERT,
        RETAIN,
        DELETE
    }

    private final Transaction transaction;
    private final List<Delta> steps = new ArrayList<>();
    private final Map<String, Object> current = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> old = new LinkedHashMap<>();
    /** What a retained stretch gains or, with null, loses. */
    private final Map<String, @Nullable Object> gained = new LinkedHashMap<>();

    private final StringBuilder inserted = new StringBuilder();
    private int length;
    private Step step = Step.NONE;

    TextEventDelta(Transaction transaction) {
        this.transaction = transaction;
    }

    List<Delta> of(Branch branch) {
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.kind == Content.FORMAT) {
                format(item);
            } else if (item.countable()) {
                content(item);
            }
        }
        flush();
        while (!steps.isEmpty()
                && steps.get(steps.size() - 1) instanceof Delta.Retain retain
                && retain.attributes().isEmpty()) {
            steps.remove(steps.size() - 1);
        }
        return steps;
    }

    private void content(Item item) {
        boolean deleted = transaction.deletes(item);
        if (transaction.adds(item)) {
            if (!deleted && !item.isDeleted()) {
                insert(item);
            }
        } else if (deleted) {
            begin(Step.DELETE);
            length += item.length;
        } else if (!item.isDeleted()) {
            begin(Step.RETAIN);
            length += item.length;
        }
    }

    private void insert(Item item) {
        if (item.kind == Content.STRING) {
            begin(Step.INSERT);
            Units.appendTo(inserted, item.held(), 0, item.length);
        } else {
            flush();
            steps.add(new Delta.Insert(Values.at(item, 0), new LinkedHashMap<>(current)));
        }
    }

    private void begin(Step next) {
        if (step != next) {
            flush();
            step = next;
        }
    }

    private void flush() {
        switch (step) {
            case INSERT -> steps.add(new Delta.Insert(inserted.toString(), new LinkedHashMap<>(current)));
            case RETAIN -> steps.add(new Delta.Retain(length, new LinkedHashMap<>(gained)));
            case DELETE -> steps.add(new Delta.Delete(length));
            case NONE -> {}
        }
        inserted.setLength(0);
        length = 0;
        step = Step.NONE;
    }

    private void format(Item item) {
        String key = item.format().key();
        Object value = item.format().value().value();
        boolean deleted = transaction.deletes(item);
        if (transaction.adds(item)) {
            if (!deleted && !item.isDeleted()) {
                added(key, value);
            }
        } else if (deleted) {
            old.put(key, value);
            lost(key, value);
        } else if (!item.isDeleted()) {
            old.put(key, value);
            met(key, value);
        }
        if (!item.isDeleted()) {
            if (step == Step.INSERT) {
                flush();
            }
            TextPosition.update(current, item.format());
        }
    }

    private void added(String key, @Nullable Object value) {
        if (TextWriter.same(current.get(key), value)) {
            return;
        }
        endRetain();
        if (TextWriter.same(value, old.get(key))) {
            gained.remove(key);
        } else {
            gained.put(key, value);
        }
    }

    private void lost(String key, @Nullable Object value) {
        if (!TextWriter.same(current.get(key), value)) {
            endRetain();
            gained.put(key, current.get(key));
        }
    }

    private void met(String key, @Nullable Object value) {
        if (!gained.containsKey(key) || TextWriter.same(gained.get(key), value)) {
            return;
        }
        endRetain();
        if (value == null) {
            gained.remove(key);
        } else {
            gained.put(key, value);
        }
    }

    private void endRetain() {
        if (step == Step.RETAIN) {
            flush();
        }
    }
}
