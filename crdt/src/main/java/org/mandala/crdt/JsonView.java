package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Shared types as plain values. */
final class JsonView {
    private JsonView() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof YMap map) {
            return map.toJson();
        }
        if (value instanceof YArray array) {
            return array.toJson();
        }
        return value instanceof YType ? value.toString() : value;
    }
}
