package org.mandala.crdt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Json;

/** The suites of test vectors: gzipped JSON, made with official Yjs by the {@code generate.mjs} beside them. */
final class VectorFile {
    static final Path DEFAULT = Path.of("src/test/resources/vectors");

    private VectorFile() {}

    static Map<String, Object> read(Path file) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return object(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys
    static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    static Map<String, Object> object(Map<String, Object> in, String key) {
        return object(in.get(key));
    }

    @SuppressWarnings("unchecked") // as the caller knows
    static <T> List<T> list(Map<String, Object> in, String key) {
        return (List<T>) Objects.requireNonNull(in.get(key), key);
    }

    static String string(Map<String, Object> in, String key) {
        return (String) Objects.requireNonNull(in.get(key), key);
    }

    static boolean flag(Map<String, Object> in, String key) {
        return (Boolean) Objects.requireNonNull(in.get(key), key);
    }

    static byte[] bytes(Map<String, Object> in, String key) {
        return Base64.getDecoder().decode(string(in, key));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
