package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Copies contents for items that stand in for deleted ones. */
final class ContentCopy {
    private ContentCopy() {}

    static @Nullable Object of(Item item, Doc doc) {
        return switch (item.kind) {
            case Content.STRING -> Units.slice(item.held(), 0, item.length);
            case Content.ANY -> item.values().copy();
            case Content.JSON -> ((String[]) item.held()).clone();
            case Content.TYPE -> emptyLike(item.branch(), doc);
            default -> item.content;
        };
    }

    /** What the type contained is brought back item by item. */
    private static Branch emptyLike(Branch branch, Doc doc) {
        String name = TypeRef.hasName(branch.typeRef) ? branch.name() : null;
        return new Branch(doc, branch.typeRef, name);
    }
}
