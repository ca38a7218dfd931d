package org.mandala.server.store.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows as JSON: an array of whole numbers, texts and nulls; bytes are {@code {"base64": "..."}}. */
final class Rows {
    /** Pictures may have ten megabytes, documents more while limits are off; four characters stand for three bytes. */
    private static final int LONGEST_TEXT = 256 << 20;

    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build());

    private static final String BYTES = "base64";

    static ArrayNode read(ResultSet row, int columns) throws SQLException {
        ArrayNode values = JSON.createArrayNode();
        for (int i = 1; i <= columns; i++) {
            add(values, row.getObject(i));
        }
        return values;
    }

    private static void add(ArrayNode values, @Nullable Object value) throws SQLException {
        if (value == null) {
            values.addNull();
        } else if (value instanceof Number number) {
            values.add(number.longValue());
        } else if (value instanceof String text) {
            values.add(text);
        } else if (value instanceof byte[] bytes) {
            values.addObject().put(BYTES, bytes);
        } else {
            throw new SQLException("a column holds what has no name in an export: " + value.getClass());
        }
    }

    static @Nullable Object[] values(JsonNode row) {
        @Nullable Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row.get(i));
        }
        return values;
    }

    private static @Nullable Object value(JsonNode value) {
        if (value.isNull()) {
            return null;
        } else if (value.isIntegralNumber()) {
            return value.longValue();
        } else if (value.isTextual()) {
            return value.textValue();
        }
        return bytes(value.path(BYTES));
    }

    static byte[] bytes(JsonNode text) {
        try {
            byte[] bytes = text.binaryValue();
            if (bytes != null) {
                return bytes;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("bytes are not in base64", e);
        }
        throw new IllegalArgumentException("a value is neither a number, a text, bytes nor nothing");
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Rows() {}
}
