package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads text: as a string, or in runs of equal attributes. */
final class TextReader {
    private final List<Delta> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    static String string(Branch branch) {
        StringBuilder out = new StringBuilder(branch.length);
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.kind == Content.STRING && !item.isDeleted()) {
                Units.appendTo(out, item.held(), 0, item.length);
            }
        }
        return out.toString();
    }

    static List<Delta> delta(Branch branch, Predicate<Item> visible) {
        TextReader reader = new TextReader();
        for (Item item = branch.start; item != null; item = item.right) {
            if (visible.test(item)) {
                reader.read(item);
            }
        }
        return reader.done();
    }

    List<Delta> done() {
        endRun();
        return Collections.unmodifiableList(runs);
    }

    /** Puts an attribute in force that no format item names, or with null takes it away. */
    void mark(String key, @Nullable Object value) {
        endRun();
        if (value == null) {
            attributes.remove(key);
        } else {
            attributes.put(key, value);
        }
    }

    void read(Item item) {
        switch (item.kind) {
            case Content.STRING -> Units.appendTo(text, item.held(), 0, item.length);
            case Content.FORMAT -> {
                endRun();
                TextPosition.update(attributes, item.format());
            }
            case Content.TYPE, Content.EMBED -> {
                endRun();
                runs.add(new Delta.Insert(Values.at(item, 0), new LinkedHashMap<>(attributes)));
            }
            default -> {}
        }
    }

    private void endRun() {
        if (text.length() > 0) {
            runs.add(new Delta.Insert(text.toString(), new LinkedHashMap<>(attributes)));
            text.setLength(0);
        }
    }
}
