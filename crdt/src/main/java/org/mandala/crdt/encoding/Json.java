package org.mandala.crdt.encoding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text as {@code JSON.parse} reads it and {@code JSON.stringify} writes it: V1 carries formats and embeds so. */
public final class Json {
    private Json() {}

    /**
     * Parses JSON text into the Java values that {@link Any} lists.
     *
     * @throws InvalidUpdateException if the text is not JSON or nests deeper than {@link Any#MAX_DEPTH}
     */
    public static @Nullable Object parse(String text) {
        return new JsonParser(text).parse();
    }

    /** Checks JSON text as strictly as {@link #parse} does. */
    public static void check(String text) {
        new JsonParser(text).parse();
    }

    /** Members that JSON does not know (undefined) are left out; NaN and the infinities become null. */
    public static String stringify(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value) {
        if (value == null || value instanceof Undefined) {
            out.append("null");
        } else if (value instanceof String text) {
            quote(out, text);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            out.append(Double.isFinite(number) ? JsNumber.toString(number) : "null");
        } else if (value instanceof List<?> list) {
            writeArray(out, list);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(out, map);
        } else if (value instanceof byte[] bytes) {
            writeBytes(out, bytes);
        } else {
            out.append(value);
        }
    }

    private static void writeArray(StringBuilder out, List<?> list) {
        String separator = "[";
        for (Object element : list) {
            out.append(separator);
            write(out, element);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private static void writeObject(StringBuilder out, Map<?, ?> map) {
        String separator = "";
        out.append('{');
        for (Map.Entry<?, ?> entry : KeyOrder.of(map)) {
            if (!(entry.getValue() instanceof Undefined)) {
                out.append(separator);
                quote(out, String.valueOf(entry.getKey()));
                out.append(':');
                write(out, entry.getValue());
                separator = ",";
            }
        }
        out.append('}');
    }

    /** A Uint8Array has no JSON form of its own: it is written as an object of its indexes. */
    private static void writeBytes(StringBuilder out, byte[] bytes) {
        out.append('{');
        for (int i = 0; i < bytes.length; i++) {
            out.append(i == 0 ? "\"" : ",\"").append(i).append("\":").append(bytes[i] & 0xff);
        }
        out.append('}');
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                out.append(unit).append(text.charAt(++i));
            } else {
                escape(out, unit);
            }
        }
        out.append('"');
    }

    private static void escape(StringBuilder out, char unit) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (unit < 0x20 || Character.isSurrogate(unit)) {
                    out.append(String.format("\\u%04x", (int) unit));
                } else {
                    out.append(unit);
                }
            }
        }
    }
}
