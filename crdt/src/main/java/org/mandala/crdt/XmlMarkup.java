package org.mandala.crdt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.JsNumber;

/** XML types as Yjs prints them: a debugging form, nothing is escaped. */
final class XmlMarkup {
    private XmlMarkup() {}

    static String children(List<YType> children) {
        return children.stream().map(YType::toString).collect(Collectors.joining());
    }

    static String element(YXmlElement element) {
        String name = element.nodeName().toLowerCase(Locale.ROOT);
        StringBuilder attributes = new StringBuilder();
        new TreeMap<>(element.attributes()).forEach((key, value) -> attribute(attributes, key, value));
        return "<" + name + attributes + ">" + children(element.children()) + "</" + name + ">";
    }

    private static void attribute(StringBuilder out, String key, @Nullable Object value) {
        out.append(' ').append(key).append("=\"").append(string(value)).append('"');
    }

    static String text(List<Delta> delta) {
        StringBuilder out = new StringBuilder();
        for (Delta run : delta) {
            if (run instanceof Delta.Insert insert) {
                run(out, insert);
            }
        }
        return out.toString();
    }

    private static void run(StringBuilder out, Delta.Insert insert) {
        TreeMap<String, @Nullable Object> elements = new TreeMap<>(insert.attributes());
        elements.forEach((name, value) -> {
            out.append('<').append(name);
            members(value).forEach((key, member) -> attribute(out, key, member));
            out.append('>');
        });
        out.append(string(insert.value()));
        elements.descendingKeySet()
                .forEach(name -> out.append("</").append(name).append('>'));
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

    /** A value as JavaScript's String() shows it. */
    private static String string(@Nullable Object value) {
        if (value instanceof Double number) {
            return JsNumber.toString(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(XmlMarkup::element).collect(Collectors.joining(","));
        }
        boolean isObject = value instanceof Map<?, ?> || value instanceof YMap || value instanceof YArray;
        return isObject ? "[object Object]" : String.valueOf(value);
    }

    private static String element(@Nullable Object value) {
        return value == null ? "" : string(value);
    }
}
