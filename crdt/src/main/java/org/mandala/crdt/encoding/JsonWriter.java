package org.mandala.crdt.encoding;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON text, without recursion: documents of peers may nest as deep as they like. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    /** The lists and objects around the place of writing, innermost first. */
    private final Deque<Open> open = new ArrayDeque<>();

    private static final class Open {
        private final Iterator<?> rest;
        private final char close;
        private boolean begun;

        Open(Iterator<?> rest, char close) {
            this.rest = rest;
            this.close = close;
        }
    }

    String write(@Nullable Object value) {
        begin(value);
        for (Open inner = open.peek(); inner != null; inner = open.peek()) {
            step(inner);
        }
        return out.toString();
    }

    /** Writes a value, of a list or object only the start. */
    private void begin(@Nullable Object value) {
        if (value instanceof List<?> list) {
            out.append('[');
            open.push(new Open(list.iterator(), ']'));
        } else if (value instanceof Map<?, ?> map) {
            out.append('{');
            open.push(new Open(KeyOrder.of(map).iterator(), '}'));
        } else if (value instanceof byte[] bytes) {
            writeBytes(bytes);
        } else {
            writeScalar(value);
        }
    }

    /** The next element or member, or the end. */
    private void step(Open inner) {
        while (inner.rest.hasNext()) {
            Object next = inner.rest.next();
            if (!(next instanceof Map.Entry<?, ?> member) || inner.close == ']') {
                separate(inner);
                begin(next);
                return;
            }
            if (!(member.getValue() instanceof Undefined)) {
                separate(inner);
                quote(String.valueOf(member.getKey()));
                out.append(':');
                begin(member.getValue());
                return;
            }
        }
        out.append(inner.close);
        open.pop();
    }

    private void separate(Open inner) {
        if (inner.begun) {
            out.append(',');
        }
        inner.begun = true;
    }

    private void writeScalar(@Nullable Object value) {
        if (value == null || value instanceof Undefined) {
            out.append("null");
        } else if (value instanceof String text) {
            quote(text);
        } else if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            out.append(Double.isFinite(number) ? JsNumber.toString(number) : "null");
        } else {
            out.append(value);
        }
    }

    /** A Uint8Array has no JSON form of its own: it is written as an object of its indexes. */
    private void writeBytes(byte[] bytes) {
        out.append('{');
        for (int i = 0; i < bytes.length; i++) {
            out.append(i == 0 ? "\"" : ",\"").append(i).append("\":").append(bytes[i] & 0xff);
        }
        out.append('}');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                out.append(unit).append(text.charAt(++i));
            } else {
                escape(unit);
            }
        }
        out.append('"');
    }

    private void escape(char unit) {
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
