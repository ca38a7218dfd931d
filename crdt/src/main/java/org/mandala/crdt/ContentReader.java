package org.mandala.crdt;

import java.util.Arrays;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.Json;

/** Decodes what structs hold, checking it; most of it stays where it was received. */
final class ContentReader {
    private ContentReader() {}

    /** Notes what the struct of a row holds and returns its length. */
    static int read(FieldReader in, Batch batch, int row, int kind) {
        return switch (kind) {
            case Content.STRING -> in.readText(batch, row);
            case Content.DELETED -> in.readLength();
            case Content.ANY -> readAny(in, batch, row, in.readLength());
            case Content.JSON -> readLegacyJson(in, batch, row);
            default -> {
                readSingle(in, batch, row, kind);
                yield 1;
            }
        };
    }

    private static void readSingle(FieldReader in, Batch batch, int row, int kind) {
        switch (kind) {
            case Content.BINARY -> {
                batch.contentStart[row] = in.rest().skipVarBytes();
                batch.contentEnd[row] = in.rest().position();
            }
            case Content.EMBED -> in.readJson(batch, row);
            case Content.FORMAT -> {
                batch.setText(row, Batch.KEY, in.readKey());
                in.readJson(batch, row);
            }
            case Content.TYPE -> readType(in, batch, row);
            case Content.DOC -> {
                batch.setText(row, Batch.KEY, in.readString());
                readAny(in, batch, row, 1);
            }
            default -> throw in.rest().error("unknown content " + kind);
        }
    }

    private static void readType(FieldReader in, Batch batch, int row) {
        int typeRef = in.readTypeRef();
        if (typeRef > TypeRef.XML_TEXT) {
            throw in.rest().error("unknown type " + typeRef);
        }
        batch.contentStart[row] = typeRef;
        if (TypeRef.hasName(typeRef)) {
            batch.setText(row, Batch.KEY, in.readKey());
        }
    }

    private static int readAny(FieldReader in, Batch batch, int row, int count) {
        ByteReader rest = in.rest();
        batch.contentStart[row] = rest.position();
        for (int left = count; left > 0; left--) {
            Any.skip(rest);
        }
        batch.contentEnd[row] = rest.position();
        return count;
    }

    private static int readLegacyJson(FieldReader in, Batch batch, int row) {
        int count = in.readLength();
        String[] values = new String[Math.min(count, 16)];
        for (int i = 0; i < count; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, Math.min(count, i * 2));
            }
            values[i] = in.readString();
            if (!values[i].equals("undefined")) {
                Json.check(values[i]);
            }
        }
        batch.setText(row, Batch.KEY, values);
        return count;
    }
}
