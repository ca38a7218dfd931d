package org.mandala.crdt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Undefined;

/** Dumps documents the way {@code generate.mjs} does, to be compared with what official Yjs saw. Numbers are doubles. */
final class Tree {
    private Tree() {}

    static Map<String, @Nullable Object> of(Doc doc) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("text", type(doc.getText("text")));
        tree.put("map", type(doc.getMap("map")));
        tree.put("array", type(doc.getArray("array")));
        tree.put("xml", type(doc.getXmlFragment("xml")));
        return tree;
    }

    static Map<String, @Nullable Object> json(Doc doc) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("text", tag(doc.getText("text").toString()));
        json.put("map", tag(doc.getMap("map").toJson()));
        json.put("array", tag(doc.getArray("array").toJson()));
        json.put("xml", tag(doc.getXmlFragment("xml").toString()));
        return json;
    }

    static @Nullable Object type(YType type) {
        if (type instanceof YXmlElement element) {
            return dump(
                    "xmlElement",
                    "nodeName",
                    element.nodeName(),
                    "attrs",
                    tag(element.attributes()),
                    "children",
                    tag(element.children()));
        } else if (type instanceof YXmlText text) {
            return dump("xmlText", "delta", delta(text), "attrs", tag(text.attributes()));
        } else if (type instanceof YXmlHook hook) {
            return dump("xmlHook", "hookName", hook.hookName(), "entries", entries(hook));
        } else if (type instanceof YXmlFragment fragment) {
            return dump("xmlFragment", "children", tag(fragment.children()));
        } else if (type instanceof YText text) {
            return dump("text", "delta", delta(text), "attrs", tag(text.attributes()));
        } else if (type instanceof YArray array) {
            return dump("array", "items", tag(array.toList()));
        }
        return dump("map", "entries", entries((YMap) type));
    }

    private static Map<String, @Nullable Object> dump(String kind, @Nullable Object... pairs) {
        Map<String, @Nullable Object> dump = new LinkedHashMap<>();
        dump.put("$type", kind);
        for (int i = 0; i < pairs.length; i += 2) {
            dump.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return dump;
    }

    private static Map<String, @Nullable Object> entries(YMap map) {
        Map<String, @Nullable Object> entries = new TreeMap<>();
        map.keys().forEach(key -> entries.put(key, tag(map.get(key))));
        return entries;
    }

    private static List<@Nullable Object> delta(YText text) {
        List<@Nullable Object> delta = new ArrayList<>();
        for (Delta run : text.toDelta()) {
            Delta.Insert insert = (Delta.Insert) run;
            Map<String, @Nullable Object> dump = new LinkedHashMap<>();
            dump.put("insert", tag(insert.value()));
            if (!insert.attributes().isEmpty()) {
                dump.put("attributes", tag(insert.attributes()));
            }
            delta.add(dump);
        }
        return delta;
    }

    /** Neighbouring strings of equal attributes as one: where runs are cut depends on how items lie in memory. */
    static List<@Nullable Object> runs(List<Delta> delta) {
        List<@Nullable Object> runs = new ArrayList<>();
        Delta.Insert last = null;
        for (Delta run : delta) {
            Delta.Insert insert = (Delta.Insert) run;
            if (last != null
                    && last.value() instanceof String before
                    && insert.value() instanceof String text
                    && Objects.equals(tag(last.attributes()), tag(insert.attributes()))) {
                insert = new Delta.Insert(before + text, insert.attributes());
                runs.remove(runs.size() - 1);
            }
            Map<String, @Nullable Object> dump = new LinkedHashMap<>();
            dump.put("insert", tag(insert.value()));
            dump.put("attributes", tag(insert.attributes()));
            runs.add(dump);
            last = insert;
        }
        return runs;
    }

    static @Nullable Object tag(@Nullable Object value) {
        if (value instanceof Undefined) {
            return Map.of("$", "undefined");
        } else if (value instanceof String text) {
            return text(text);
        } else if (value instanceof BigInteger big) {
            return Map.of("$", "bigint", "v", big.toString());
        } else if (value instanceof Number number) {
            return number(number.doubleValue());
        } else if (value instanceof byte[] bytes) {
            return Map.of("$", "bin", "b64", Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Subdoc subdoc) {
            return Map.of("$", "doc", "guid", subdoc.guid());
        } else if (value instanceof YType type) {
            return type(type);
        }
        return tagInside(value);
    }

    private static @Nullable Object tagInside(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> tagged = new ArrayList<>();
            list.forEach(element -> tagged.add(tag(element)));
            return tagged;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> tagged = new TreeMap<>();
            map.forEach((key, member) -> tagged.put(String.valueOf(key), tag(member)));
            return tagged;
        }
        return value;
    }

    private static Object text(String text) {
        if (Surrogates.wellFormed(text).equals(text)) {
            return text;
        }
        List<Object> units = new ArrayList<>();
        text.chars().forEach(unit -> units.add((double) unit));
        return Map.of("$", "utf16", "units", units);
    }

    private static Object number(double value) {
        boolean negativeZero = value == 0 && 1 / value < 0;
        if (Double.isFinite(value) && !negativeZero) {
            return value;
        }
        String name = negativeZero ? "-0" : Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        return Map.of("$", "num", "v", name);
    }

    /** What a vector file expects, with its numbers made comparable. */
    static @Nullable Object expected(@Nullable Object json) {
        if (json instanceof Number number) {
            return number.doubleValue();
        }
        if (json instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(element -> plain.add(expected(element)));
            return plain;
        }
        if (json instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, member) -> plain.put(String.valueOf(key), expected(member)));
            return plain;
        }
        return json;
    }
}
