package org.mandala.crdt;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a document, as plain values that are equal where the contents are: who wrote what, and in which pieces, leaves no
 * trace. Roots that hold nothing are left out, since a document is not told of them on the wire.
 */
public final class Rendering {
    private static final String KIND = "kind";

    private Rendering() {}

    /** Everything visible in the document, by name of the root. */
    public static Map<String, Object> of(Doc doc) {
        Map<String, Object> roots = new TreeMap<>();
        for (String name : doc.rootNames()) {
            Map<String, Object> root = of(doc.root(name));
            root.remove(KIND);
            if (!root.isEmpty()) {
                roots.put(name, root);
            }
        }
        return roots;
    }

    /** One type: its kind, the entries by key and the list in runs of equal attributes. */
    static Map<String, Object> of(Branch branch) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put(KIND, branch.typeRef + ":" + branch.name());
        Map<String, Object> entries = new TreeMap<>();
        for (String key : MapEntries.keys(branch)) {
            entries.put(key, value(MapEntries.get(branch, key)));
        }
        if (!entries.isEmpty()) {
            type.put("entries", entries);
        }
        List<Object> list = new Runs().of(branch);
        if (!list.isEmpty()) {
            type.put("list", list);
        }
        return type;
    }

    /** A value made comparable: numbers by what they are worth, bytes by content. */
    static Object value(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        } else if (value instanceof YType type) {
            return of(type.branch());
        } else if (value instanceof Number number && !(number instanceof BigInteger)) {
            return number.doubleValue();
        } else if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        } else if (value instanceof Subdoc subdoc) {
            return List.of(subdoc.guid(), value(subdoc.options()));
        } else if (value instanceof List<?> list) {
            return list.stream().map(Rendering::value).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, member) -> copy.put(String.valueOf(key), value(member)));
            return List.of(copy);
        }
        return value;
    }

    /** A run of text, or one value of a list, with the attributes in force for it. */
    private record Run(Object value, Map<String, Object> attributes) {}

    private static final class Runs {
        private final List<Object> runs = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final Map<String, Object> attributes = new LinkedHashMap<>();

        List<Object> of(Branch branch) {
            for (Item item = branch.start; item != null; item = item.right) {
                if (!item.isDeleted()) {
                    read(item);
                }
            }
            endText();
            return runs;
        }

        private void read(Item item) {
            if (item.kind == Content.STRING) {
                Units.appendTo(text, item.held(), 0, item.length);
                return;
            }
            endText();
            if (item.kind == Content.FORMAT) {
                TextPosition.update(attributes, item.format());
                return;
            }
            for (int i = 0; item.countable() && i < item.length; i++) {
                runs.add(new Run(value(Values.at(item, i)), comparable()));
            }
        }

        /** Runs of equal attributes are one, wherever formats stand between them. */
        private void endText() {
            if (text.length() > 0) {
                Map<String, Object> now = comparable();
                int last = runs.size() - 1;
                if (last >= 0
                        && runs.get(last) instanceof Run run
                        && run.value() instanceof String before
                        && run.attributes().equals(now)) {
                    runs.set(last, new Run(before + text, now));
                } else {
                    runs.add(new Run(text.toString(), now));
                }
                text.setLength(0);
            }
        }

        private Map<String, Object> comparable() {
            Map<String, Object> copy = new TreeMap<>();
            attributes.forEach((key, value) -> copy.put(key, value(value)));
            return copy;
        }
    }
}
