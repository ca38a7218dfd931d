package org.mandala.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a change to a list or text, or one run of a text. */
public sealed interface Delta {
    /**
     * Inserts a string, an embed or a type (text), or a list of values (array).
     *
     * @param attributes in force for it; empty for none
     */
    record Insert(@Nullable Object value, Map<String, @Nullable Object> attributes) implements Delta {
        /** Inserts without attributes. */
        public Insert(@Nullable Object value) {
            this(value, Map.of());
        }
    }

    /**
     * Steps over {@code length} units.
     *
     * @param attributes given to them; null takes one away
     */
    record Retain(int length, Map<String, @Nullable Object> attributes) implements Delta {
        /** Steps over so many units without changing them. */
        public Retain(int length) {
            this(length, Map.of());
        }
    }

    /** Deletes {@code length} units. */
    record Delete(int length) implements Delta {}
}
