package org.mandala.crdt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.encoding.Json;

/**
 * Puts numbers in the place of what a decoded update holds, as official Yjs does: each item has its number, equal names have one.
 * Contents are written anew, behind one another, into bytes that take the place of the received ones.
 */
final class Obfuscator {
    private static final int DIGITS = 10;

    private final Batch batch;
    private final Obfuscation options;
    private final ByteWriter contents = new ByteWriter();
    private final ByteWriter strings = new ByteWriter();
    private final Map<String, String> mapKeys = new HashMap<>();
    private final Map<String, String> nodeNames = new HashMap<>();
    private final Map<String, String> formatKeys = new HashMap<>();
    private final Map<Object, Integer> formatValues = new HashMap<>();
    private int number;

    Obfuscator(Batch batch, Obfuscation options) {
        this.batch = batch;
        this.options = options;
    }

    void run() {
        for (int row = 0; row < batch.size; row++) {
            int kind = batch.kind(row);
            if (kind != Content.GC && kind != Content.SKIP) {
                replaceContent(row, kind);
                replaceKey(row);
                number++;
            }
        }
        batch.bytes = contents.toByteArray();
        if (batch.v2) {
            batch.latin1 = strings.toByteArray();
            batch.strings = new String(batch.latin1, StandardCharsets.ISO_8859_1);
        }
    }

    /** Only the first item of a key names it; and an empty key hides nothing. */
    private void replaceKey(int row) {
        String key = batch.text(row, Batch.SUB);
        if (key != null && !key.isEmpty()) {
            batch.setText(row, Batch.SUB, mapKeys.computeIfAbsent(key, known -> String.valueOf(number)));
        }
    }

    private void replaceContent(int row, int kind) {
        switch (kind) {
            case Content.STRING -> replaceText(row);
            case Content.ANY -> replaceValues(row);
            case Content.JSON -> replaceJson(row);
            case Content.TYPE -> replaceName(row);
            case Content.BINARY -> put(row, new byte[] {(byte) number});
            case Content.EMBED -> put(row, json(Map.of()));
            case Content.FORMAT -> replaceFormat(row);
            case Content.DOC -> replaceSubdoc(row);
            default -> {}
        }
    }

    private void put(int row, byte[] content) {
        put(row, contents, content);
    }

    private void put(int row, ByteWriter into, byte[] content) {
        batch.contentStart[row] = into.size();
        into.writeBytes(content);
        batch.contentEnd[row] = into.size();
    }

    private void replaceText(int row) {
        byte[] digits = new byte[batch.length[row]];
        Arrays.fill(digits, (byte) ('0' + number % DIGITS));
        put(row, batch.v2 ? strings : contents, digits);
    }

    private void replaceValues(int row) {
        ByteWriter values = new ByteWriter();
        for (int left = batch.length[row]; left > 0; left--) {
            Any.write(values, number);
        }
        put(row, values.toByteArray());
    }

    private void replaceJson(int row) {
        String[] texts = batch.jsonTexts(row).clone();
        Arrays.fill(texts, 0, batch.length[row], String.valueOf(number));
        batch.setText(row, Batch.KEY, texts);
    }

    private void replaceName(int row) {
        int typeRef = batch.contentStart[row];
        if (options.xml() && TypeRef.hasName(typeRef)) {
            String prefix = typeRef == TypeRef.XML_HOOK ? "hook-" : "node-";
            String name = ItemFactory.key(batch, row);
            batch.setText(row, Batch.KEY, nodeNames.computeIfAbsent(name, known -> prefix + number));
        }
    }

    /** The end of a format stays one. */
    private void replaceFormat(int row) {
        Object value = RawJson.of(batch, row).value();
        if (!options.formatting()) {
            put(row, json(value));
            return;
        }
        String key = ItemFactory.key(batch, row);
        batch.setText(row, Batch.KEY, formatKeys.computeIfAbsent(key, known -> String.valueOf(number)));
        put(row, json(value == null ? null : Map.of("i", numberOf(value))));
    }

    /** As JavaScript tells values apart: primitives by what they are, objects never alike. */
    private int numberOf(Object value) {
        boolean isObject = value instanceof Map || value instanceof Iterable || value instanceof byte[];
        Object known = value instanceof Number each ? Double.valueOf(each.doubleValue() + 0.0) : value;
        return isObject ? number : formatValues.computeIfAbsent(known, it -> number);
    }

    private void replaceSubdoc(int row) {
        if (options.subdocs()) {
            batch.setText(row, Batch.KEY, String.valueOf(number));
            put(row, Any.encode(Map.of()));
        } else {
            put(row, Arrays.copyOfRange(batch.bytes, batch.contentStart[row], batch.contentEnd[row]));
        }
    }

    private byte[] json(@Nullable Object value) {
        return batch.v2 ? Any.encode(value) : Json.stringify(value).getBytes(StandardCharsets.UTF_8);
    }
}
