package org.mandala.crdt;

import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Json;
import org.mandala.crdt.encoding.Undefined;

/** Reads the values of items. */
final class Values {
    private Values() {}

    /** The value at a unit of a countable item. */
    static @Nullable Object at(Item item, int index) {
        return switch (item.kind) {
            case Content.ANY -> item.values().value(index, item.length);
            case Content.STRING -> String.valueOf(Units.at(item.held(), index));
            case Content.TYPE -> YType.of(item.branch());
            case Content.BINARY -> ((byte[]) item.held()).clone();
            case Content.EMBED -> ((RawJson) item.held()).value();
            case Content.DOC -> ((DocContent) item.held()).view();
            case Content.JSON -> json(((String[]) item.held())[index]);
            default -> Undefined.UNDEFINED;
        };
    }

    private static @Nullable Object json(String text) {
        return text.equals("undefined") ? Undefined.UNDEFINED : Json.parse(text);
    }

    /** The value that a key's item stands for: the last of its content. */
    static @Nullable Object last(Item item) {
        return at(item, item.length - 1);
    }
}
