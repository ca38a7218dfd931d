package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.JsNumber;

/**
 * XML types as Yjs prints them: a debugging form, nothing is escaped. Without recursion: peers decide how deep types nest. What is
 * inside a type is laid out as strings and types, and each type is laid out in turn when all before it is written.
 */
final class XmlMarkup {
    private static final String OBJECT = "[object Object]";

    private final StringBuilder out = new StringBuilder();
    private final Deque<Object> ahead = new ArrayDeque<>();

    private XmlMarkup() {}

    static String of(YType type) {
        XmlMarkup markup = new XmlMarkup();
        markup.ahead.push(type);
        while (!markup.ahead.isEmpty()) {
            markup.write(markup.ahead.pop());
        }
        return markup.out.toString();
    }

    private void write(Object part) {
        if (part instanceof YType type) {
            List<Object> inside = inside(type);
            for (int i = inside.size() - 1; i >= 0; i--) {
                ahead.push(inside.get(i));
            }
        } else {
            out.append(part);
        }
    }

    private static List<Object> inside(YType type) {
        if (type instanceof YXmlElement element) {
            return element(element);
        } else if (type instanceof YXmlFragment fragment) {
            return List.copyOf(fragment.children());
        } else if (type instanceof YXmlText text) {
            return text(text.toDelta());
        }
        return List.of(type instanceof YText text ? text.toString() : OBJECT);
    }

    private static List<Object> element(YXmlElement element) {
        String name = element.nodeName().toLowerCase(Locale.ROOT);
        List<Object> parts = new ArrayList<>(List.of("<" + name));
        new TreeMap<>(element.attributes()).forEach((key, value) -> addAttribute(parts, key, value));
        parts.add(">");
        parts.addAll(element.children());
        parts.add("</" + name + ">");
        return parts;
    }

    private static void addAttribute(List<Object> parts, String key, @Nullable Object value) {
        parts.add(" " + key + "=\"");
        parts.add(part(value));
        parts.add("\"");
    }

    private static List<Object> text(List<Delta> delta) {
        List<Object> parts = new ArrayList<>();
        for (Delta run : delta) {
            if (run instanceof Delta.Insert insert) {
                addRun(parts, insert);
            }
        }
        return parts;
    }

    private static void addRun(List<Object> parts, Delta.Insert insert) {
        TreeMap<String, @Nullable Object> elements = new TreeMap<>(insert.attributes());
        elements.forEach((name, value) -> {
            parts.add("<" + name);
            members(value).forEach((key, member) -> addAttribute(parts, key, member));
            parts.add(">");
        });
        parts.add(part(insert.value()));
        elements.descendingKeySet().forEach(name -> parts.add("</" + name + ">"));
    }

    /** What JavaScript's for-in finds in a value. */
    private static Map<String, @Nullable Object> members(@Nullable Object value) {
        TreeMap<String, @Nullable Object> members = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> members.put(String.valueOf(key), member));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                members.put(String.valueOf(i), list.get(i));
            }
        } else if (value instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                members.put(String.valueOf(i), text.substring(i, i + 1));
            }
        }
        return members;
    }

    private static Object part(@Nullable Object value) {
        return value instanceof YType ? value : string(value);
    }

    /** A value as JavaScript's String() shows it. */
    private static String string(@Nullable Object value) {
        if (value instanceof Double number) {
            return JsNumber.toString(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(XmlMarkup::member).collect(Collectors.joining(","));
        }
        return value instanceof Map<?, ?> ? OBJECT : String.valueOf(value);
    }

    private static String member(@Nullable Object value) {
        return value == null ? "" : string(value);
    }
}
