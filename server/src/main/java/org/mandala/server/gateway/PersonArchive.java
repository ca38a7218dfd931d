package org.mandala.server.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A person's data as a zip: {@code data.json} for programs, {@code data.md} for people. */
final class PersonArchive {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static byte[] zip(Map<String, List<Map<String, Object>>> traces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, "data.json", json(traces));
            put(zip, "data.md", markdown(traces));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String json(Map<String, List<Map<String, Object>>> traces) {
        try {
            return JSON.writeValueAsString(traces);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows cannot be written", e);
        }
    }

    private static String markdown(Map<String, List<Map<String, Object>>> traces) {
        StringBuilder text = new StringBuilder("# What Mandala keeps about you\n\n"
                + "Everything that names you, table by table. Passwords there are none; what signs you in is left out."
                + " What you wrote on boards stands in the boards, which their sessions export.\n");
        traces.forEach((table, rows) -> {
            text.append("\n## ").append(words(table)).append('\n');
            rows.forEach(row -> text.append('\n').append(lines(row)));
        });
        return text.toString();
    }

    private static String lines(Map<String, Object> row) {
        StringBuilder text = new StringBuilder();
        row.forEach((column, value) -> text.append("- ")
                .append(words(column))
                .append(": ")
                .append(shown(column, value))
                .append('\n'));
        return text.toString();
    }

    /** Columns that end in {@code _at} hold ms since 1970. */
    private static String shown(String column, Object value) {
        return value instanceof Number number && (column.equals("at") || column.endsWith("_at"))
                ? Instant.ofEpochMilli(number.longValue()).toString()
                : String.valueOf(value).replace('\n', ' ');
    }

    private static String words(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
    }

    private PersonArchive() {}
}
