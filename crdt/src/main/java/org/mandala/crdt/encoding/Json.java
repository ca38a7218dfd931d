package org.mandala.crdt.encoding;

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
        return new JsonWriter().write(value);
    }
}
