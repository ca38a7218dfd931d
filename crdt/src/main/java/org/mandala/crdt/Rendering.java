package org.mandala.crdt;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a document, as plain values that are equal where the contents are: who wrote what, and in which pieces, leaves no
 * trace. Roots that hold nothing are left out, since a document is not told of them on the wire.
 */
public final class Rendering {
    private static final String KIND = "kind";
    private static final String INSIDE = "inside";

    /** Types met inside, in order. Side by side and not in one another: how deep they nest is up to peers. */
    private final List<Object> inside = new ArrayList<>();

    private final Deque<Branch> waiting = new ArrayDeque<>();
    private int met;

    private Rendering() {}

    /** A value that is a type: which of those that were met. */
    private record Nested(int number) {}

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

    /** One type: its kind, the entries by key, the list in runs of equal attributes, and the types inside. */
    static Map<String, Object> of(Branch branch) {
        Rendering rendering = new Rendering();
        Map<String, Object> type = rendering.type(branch);
        List<Object> inside = rendering.inside();
        if (!inside.isEmpty()) {
            type.put(INSIDE, inside);
        }
        return type;
    }

    /** The list side of a type, in runs of equal attributes, and the types inside. */
    static List<Object> list(Branch branch) {
        Rendering rendering = new Rendering();
        List<Object> list = rendering.new Runs().of(branch);
        list.addAll(rendering.inside());
        return list;
    }

    /** A value made comparable: numbers by what they are worth, bytes by content. */
    static Object value(@Nullable Object value) {
        return value instanceof YType type ? of(type.branch()) : new Rendering().comparable(value);
    }

    private List<Object> inside() {
        while (!waiting.isEmpty()) {
            inside.add(type(waiting.remove()));
        }
        return inside;
    }

    private Map<String, Object> type(Branch branch) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put(KIND, branch.typeRef + ":" + branch.name());
        Map<String, Object> entries = new TreeMap<>();
        for (String key : new TreeSet<>(MapEntries.keys(branch))) {
            entries.put(key, comparable(MapEntries.get(branch, key)));
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

    private Object comparable(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        } else if (value instanceof YType type) {
            waiting.add(type.branch());
            return new Nested(met++);
        } else if (value instanceof Number number && !(number instanceof BigInteger)) {
            return number.doubleValue();
        } else if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        } else if (value instanceof Subdoc subdoc) {
            return List.of(subdoc.guid(), comparable(subdoc.options()));
        } else if (value instanceof List<?> list) {
            return list.stream().map(this::comparable).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, member) -> copy.put(String.valueOf(key), comparable(member)));
            return List.of(copy);
        }
        return value;
    }

    /** A run of text, or one value of a list, with the attributes in force for it. */
    private record Run(Object value, Map<String, Object> attributes) {}

    private final class Runs {
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
                runs.add(new Run(comparable(Values.at(item, i)), inForce()));
            }
        }

        /** Runs of equal attributes are one, wherever formats stand between them. */
        private void endText() {
            if (text.length() > 0) {
                Map<String, Object> now = inForce();
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

        private Map<String, Object> inForce() {
            Map<String, Object> copy = new TreeMap<>();
            attributes.forEach((key, value) -> copy.put(key, comparable(value)));
            return copy;
        }
    }
}
