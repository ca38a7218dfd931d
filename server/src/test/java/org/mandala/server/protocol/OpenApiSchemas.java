package org.mandala.server.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the schemas of {@code docs/openapi.yaml} from the records of the protocol. */
public final class OpenApiSchemas {
    private static final Path CLASSES = Path.of("target/classes/org/mandala/server/protocol");
    private static final String IN = "    ";

    private final Map<String, Class<?>> known = new HashMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();
    private final Map<String, String> written = new TreeMap<>();

    /** The schemas of these names and of all that they mention, by name. */
    public static String of(Collection<String> names) {
        OpenApiSchemas writer = new OpenApiSchemas();
        names.forEach(name -> {
            if (!writer.known.containsKey(name)) {
                throw new IllegalArgumentException("there is no record " + name);
            }
            writer.mention(writer.known.get(name));
        });
        while (!writer.open.isEmpty()) {
            Class<?> type = writer.open.removeFirst();
            writer.written.put(type.getSimpleName(), type.isEnum() ? constants(type) : writer.record(type));
        }
        return String.join("", writer.written.values());
    }

    private OpenApiSchemas() {
        try (Stream<Path> files = Files.list(CLASSES)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("Message$"))
                    .map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> type.isRecord() || type.isEnum())
                    .forEach(type -> known.put(type.getSimpleName(), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName("org.mandala.server.protocol." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void mention(Class<?> type) {
        if (!written.containsKey(type.getSimpleName()) && !open.contains(type)) {
            open.addLast(type);
        }
    }

    private static String constants(Class<?> type) {
        return IN + type.getSimpleName() + ":\n" + IN + "  enum: ["
                + Arrays.stream(type.getEnumConstants())
                        .map(each -> ((Enum<?>) each).name())
                        .collect(Collectors.joining(", "))
                + "]\n";
    }

    private String record(Class<?> type) {
        StringBuilder text = new StringBuilder(IN + type.getSimpleName() + ":\n" + IN + "  type: object\n");
        List<String> required = new ArrayList<>();
        StringBuilder properties = new StringBuilder();
        for (RecordComponent part : type.getRecordComponents()) {
            if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(part.getName());
            }
            properties
                    .append(IN)
                    .append("    ")
                    .append(part.getName())
                    .append(": ")
                    .append(typeOf(part.getGenericType()))
                    .append('\n');
        }
        if (!required.isEmpty()) {
            text.append(IN)
                    .append("  required: [")
                    .append(String.join(", ", required))
                    .append("]\n");
        }
        if (properties.length() > 0) {
            text.append(IN).append("  properties:\n").append(properties);
        }
        return text.toString();
    }

    private String typeOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? "{ type: object, additionalProperties: " + typeOf(of[1]) + " }"
                    : "{ type: array, items: " + typeOf(of[0]) + " }";
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return "{ type: string }";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "{ type: boolean }";
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return "{ type: number }";
        }
        if (!raw.isRecord() && !raw.isEnum()) {
            return "{}";
        }
        mention(raw);
        return "{ $ref: '#/components/schemas/" + raw.getSimpleName() + "' }";
    }
}
