package org.mandala.server.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the client's types from the records of the protocol, so that both sides say the same. */
public final class TypeScript {
    private static final String HEAD =
            "// Written from the server's records by `make messages`; a test compares. Do not edit.\n";

    private final Deque<Class<?>> open = new ArrayDeque<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();

    /** The whole file for these records, sealed families and enums, and all that they mention. */
    public static String of(List<Class<?>> roots) {
        TypeScript writer = new TypeScript();
        roots.forEach(writer::mention);
        StringBuilder text = new StringBuilder(HEAD);
        while (!writer.open.isEmpty()) {
            text.append('\n').append(writer.declare(writer.open.removeFirst()));
        }
        return text.toString();
    }

    private void mention(Class<?> type) {
        if (seen.add(type)) {
            open.addLast(type);
        }
    }

    private String declare(Class<?> type) {
        if (type == Close.class) {
            return closeCodes();
        }
        if (type.isEnum()) {
            return "export type " + name(type) + " = " + constants(type) + ";\n";
        }
        return type.isRecord() ? record(type) : union(type);
    }

    private static String closeCodes() {
        return Arrays.stream(Close.values())
                .map(close -> "  " + close.name() + ": " + close.code() + ",\n")
                .collect(Collectors.joining("", "export const CLOSE = {\n", "} as const;\n"));
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> "\"" + ((Enum<?>) constant).name() + "\"")
                .collect(Collectors.joining(" | "));
    }

    private String union(Class<?> family) {
        // Their own order is the one in which the compiler came upon them, which differs from machine to machine.
        List<Class<?>> members = Arrays.stream(family.getPermittedSubclasses())
                .<Class<?>>map(member -> member)
                .sorted(Comparator.comparing(TypeScript::name))
                .toList();
        members.forEach(this::mention);
        return members.stream()
                .map(TypeScript::name)
                .collect(Collectors.joining(" | ", "export type " + name(family) + " = ", ";\n"));
    }

    private String record(Class<?> type) {
        StringBuilder text = new StringBuilder("export interface " + name(type) + " {\n");
        if (Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)) {
            text.append("  readonly type: \"").append(Json.typeName(type)).append("\";\n");
        }
        for (RecordComponent part : type.getRecordComponents()) {
            boolean optional = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
            text.append("  readonly ").append(part.getName()).append(optional ? "?: " : ": ");
            text.append(typeOf(part.getGenericType())).append(";\n");
        }
        return text.append("}\n").toString();
    }

    private String typeOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? "{ readonly [key: string]: " + typeOf(of[1]) + " }"
                    : "readonly " + typeOf(of[0]) + "[]";
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return "string";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "boolean";
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return "number";
        }
        mention(raw);
        return name(raw);
    }

    /** Messages of the two sides share names ("clock"); the server's carry a prefix in TypeScript. */
    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        String prefix = outer == ServerMessage.class ? "Server" : outer == ClientMessage.class ? "Client" : "";
        return prefix + type.getSimpleName();
    }

    private TypeScript() {}
}
