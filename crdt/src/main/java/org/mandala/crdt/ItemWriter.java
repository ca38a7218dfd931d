package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Writes items of the struct store. */
final class ItemWriter {
    private ItemWriter() {}

    static void write(Item item, FieldWriter out, int offset) {
        boolean hasOrigin = offset > 0 || item.originClient != null;
        out.writeInfo(item.kind
                | (hasOrigin ? Content.HAS_ORIGIN : 0)
                | (item.rightOriginClient != null ? Content.HAS_RIGHT_ORIGIN : 0)
                | (item.parentSub != null ? Content.HAS_PARENT_SUB : 0));
        if (offset > 0) {
            out.writeLeft(item.client.id, item.clock + offset - 1);
        } else if (item.originClient != null) {
            out.writeLeft(item.originClient.id, item.originClock);
        }
        if (item.rightOriginClient != null) {
            out.writeRight(item.rightOriginClient.id, item.rightOriginClock);
        }
        if (!hasOrigin && item.rightOriginClient == null) {
            writeParent(item.parent(), item.parentSub, out);
        }
        writeContent(item, out, offset);
    }

    private static void writeParent(Branch parent, @Nullable String parentSub, FieldWriter out) {
        Item owner = parent.item;
        out.writeParentIsName(owner == null);
        if (owner == null) {
            out.writeString(parent.name());
        } else {
            out.writeLeft(owner.client.id, owner.clock);
        }
        if (parentSub != null) {
            out.writeString(parentSub);
        }
    }

    private static void writeContent(Item item, FieldWriter out, int offset) {
        switch (item.kind) {
            case Content.STRING -> out.writeUnits(item.held(), offset, item.length);
            case Content.DELETED -> out.writeLength(item.length - offset);
            case Content.ANY -> {
                out.writeLength(item.length - offset);
                item.values().writeTo(out.rest(), offset, item.length);
            }
            case Content.JSON -> writeTexts((String[]) item.held(), out, offset);
            case Content.BINARY -> out.rest().writeVarBytes((byte[]) item.held());
            case Content.EMBED -> out.writeJson((RawJson) item.held());
            case Content.FORMAT -> {
                out.writeKey(item.format().key());
                out.writeJson(item.format().value());
            }
            case Content.TYPE -> writeType(item.branch(), out);
            case Content.DOC -> writeDoc((DocContent) item.held(), out);
            default -> throw new IllegalStateException("no content has number " + item.kind);
        }
    }

    static void writeTexts(String[] texts, FieldWriter out, int offset) {
        out.writeLength(texts.length - offset);
        for (int i = offset; i < texts.length; i++) {
            out.writeString(texts[i]);
        }
    }

    private static void writeType(Branch branch, FieldWriter out) {
        out.writeTypeRef(branch.typeRef);
        if (TypeRef.hasName(branch.typeRef)) {
            out.writeKey(branch.name());
        }
    }

    private static void writeDoc(DocContent doc, FieldWriter out) {
        out.writeString(doc.guid);
        out.rest().writeBytes(doc.options);
    }
}
