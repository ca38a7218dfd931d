package org.mandala.crdt.encoding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strict reader of RFC 8259 text. */
final class JsonParser {
    private final String text;
    private int at;

    JsonParser(String text) {
        this.text = text;
    }

    @Nullable Object parse() {
        Object value = value(0);
        blank();
        if (at < text.length()) {
            throw error("text after the end of the JSON value");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        blank();
        char first = peek();
        return switch (first) {
            case '{' -> object(deeper(depth));
            case '[' -> array(deeper(depth));
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    /** As deep as {@link Any} and no deeper, so that what came in V1 can be stored in V2 and read again. */
    private int deeper(int depth) {
        if (depth >= Any.MAX_DEPTH) {
            throw error("JSON nests deeper than " + Any.MAX_DEPTH);
        }
        return depth + 1;
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        blank();
        if (accept('}')) {
            return object;
        }
        do {
            blank();
            String key = string();
            blank();
            expect(':');
            object.put(key, value(depth));
            blank();
        } while (accept(','));
        expect('}');
        return object;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        blank();
        if (accept(']')) {
            return array;
        }
        do {
            array.add(value(depth));
            blank();
        } while (accept(','));
        expect(']');
        return array;
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char next = peek();
            at++;
            if (next == '"') {
                return out.toString();
            }
            if (next < 0x20) {
                throw error("unescaped control character in JSON");
            }
            out.append(next == '\\' ? escape() : next);
        }
    }

    private char escape() {
        char code = peek();
        at++;
        return switch (code) {
            case '"', '\\', '/' -> code;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw error("unknown escape in JSON");
        };
    }

    private char hex() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || text.charAt(at) > 'f') {
                throw error("four hexadecimal digits must follow \\u in JSON");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private Object number() {
        int start = at;
        accept('-');
        if (!accept('0')) {
            digits();
        }
        if (accept('.')) {
            digits();
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (!accept('+')) {
                accept('-');
            }
            digits();
        }
        return number(Double.parseDouble(text.substring(start, at)));
    }

    private static Object number(double value) {
        boolean integral = value == (int) value && !(value == 0 && 1 / value < 0);
        if (integral) {
            return (int) value;
        }
        return value;
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw error("not JSON");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw error("not JSON");
        }
        at += word.length();
        return value;
    }

    private void blank() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("JSON ends too early");
        }
        return text.charAt(at);
    }

    private boolean accept(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        if (found) {
            at++;
        }
        return found;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw error("'" + wanted + "' expected in JSON");
        }
    }

    private InvalidUpdateException error(String reason) {
        return new InvalidUpdateException(reason + ", at character " + at, -1);
    }
}
