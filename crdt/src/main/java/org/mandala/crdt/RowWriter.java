package org.mandala.crdt;

import java.util.Arrays;

/** Writes decoded structs again, in either format. */
final class RowWriter {
    private RowWriter() {}

    static void write(FieldWriter out, Batch batch, int row, long client, int clock, int length) {
        int kind = batch.kind(row);
        if (kind == Content.GC) {
            out.writeInfo(kind);
            out.writeLength(length);
        } else if (kind == Content.SKIP) {
            out.writeInfo(kind);
            out.rest().writeVarUint(length);
        } else {
            int offset = clock - batch.clock[row];
            writeHead(out, batch, row, client, offset);
            writeContent(out, batch, row, offset);
        }
    }

    private static void writeHead(FieldWriter out, Batch batch, int row, long client, int offset) {
        int info = rewrittenInfo(batch, row);
        out.writeInfo(offset > 0 ? info | Content.HAS_ORIGIN : info);
        if (offset > 0) {
            out.writeLeft(client, batch.clock[row] + offset - 1);
        } else if (batch.hasOrigin(row)) {
            out.writeLeft(batch.leftClient[row], batch.leftClock[row]);
        }
        if (batch.hasRightOrigin(row)) {
            out.writeRight(batch.rightClient[row], batch.rightClock[row]);
        }
        if (offset == 0 && batch.hasParent(row)) {
            writeParent(out, batch, row);
        }
    }

    /** Without the mark of a key where the key itself is not there: official Yjs loses it, and nobody needs it. */
    private static int rewrittenInfo(Batch batch, int row) {
        int info = batch.info[row] & 0xff;
        return batch.hasParent(row) ? info : info & ~Content.HAS_PARENT_SUB;
    }

    private static void writeParent(FieldWriter out, Batch batch, int row) {
        String name = batch.text(row, Batch.NAME);
        out.writeParentIsName(name != null);
        if (name == null) {
            out.writeLeft(batch.leftClient[row], batch.leftClock[row]);
        } else {
            out.writeString(name);
        }
        String sub = batch.text(row, Batch.SUB);
        if (sub != null) {
            out.writeString(sub);
        }
    }

    private static void writeContent(FieldWriter out, Batch batch, int row, int offset) {
        int start = batch.contentStart[row];
        int end = batch.contentEnd[row];
        int length = batch.length[row];
        switch (batch.kind(row)) {
            case Content.STRING -> writeText(out, batch, row, offset);
            case Content.DELETED -> out.writeLength(length - offset);
            case Content.ANY -> {
                out.writeLength(length - offset);
                new AnyContent(Arrays.copyOfRange(batch.bytes, start, end)).writeTo(out.rest(), offset, length);
            }
            case Content.JSON -> ItemWriter.writeTexts(batch.jsonTexts(row), out, offset);
            case Content.BINARY -> out.rest().writeVarBytes(batch.bytes, start, end);
            default -> writeSingle(out, batch, row);
        }
    }

    private static void writeText(FieldWriter out, Batch batch, int row, int offset) {
        int start = batch.contentStart[row];
        int end = batch.contentEnd[row];
        if (offset == 0 && !batch.v2) {
            out.writeUtf8(batch.bytes, start, end);
        } else {
            out.writeUnits(ItemFactory.text(batch, row, start, end), offset, batch.length[row]);
        }
    }

    private static void writeSingle(FieldWriter out, Batch batch, int row) {
        switch (batch.kind(row)) {
            case Content.EMBED -> out.writeJson(RawJson.of(batch, row));
            case Content.FORMAT -> {
                out.writeKey(ItemFactory.key(batch, row));
                out.writeJson(RawJson.of(batch, row));
            }
            case Content.TYPE -> {
                out.writeTypeRef(batch.contentStart[row]);
                if (TypeRef.hasName(batch.contentStart[row])) {
                    out.writeKey(ItemFactory.key(batch, row));
                }
            }
            case Content.DOC -> {
                out.writeString(ItemFactory.key(batch, row));
                out.rest().writeBytes(batch.bytes, batch.contentStart[row], batch.contentEnd[row]);
            }
            default -> throw new IllegalStateException("no content has number " + batch.kind(row));
        }
    }
}
