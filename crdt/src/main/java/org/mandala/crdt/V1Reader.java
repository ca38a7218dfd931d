package org.mandala.crdt;

import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.Json;
import org.mandala.crdt.encoding.Utf8;

/** Reads the fields of V1, all of them from one stream. */
final class V1Reader implements FieldReader {
    private final ByteReader in;
    private final NameCache names;

    V1Reader(ByteReader in, NameCache names) {
        this.in = in;
        this.names = names;
    }

    @Override
    public ByteReader rest() {
        return in;
    }

    @Override
    public long readClient() {
        return in.readVarUint();
    }

    @Override
    public int readLeftClock() {
        return in.readVarUint31("clock");
    }

    @Override
    public int readRightClock() {
        return in.readVarUint31("clock");
    }

    @Override
    public int readInfo() {
        return in.readUint8();
    }

    @Override
    public boolean readParentIsName() {
        return in.readVarUint() == 1;
    }

    @Override
    public String readString() {
        int start = in.skipVarBytes();
        return names.get(in.bytes(), start, in.position());
    }

    @Override
    public int readTypeRef() {
        return in.readVarUint31("type reference");
    }

    @Override
    public int readLength() {
        return in.readVarUint31("length");
    }

    @Override
    public String readKey() {
        return readString();
    }

    @Override
    public int readText(Batch batch, int row) {
        noteSlice(batch, row);
        return (int) Utf8.scan(in.bytes(), batch.contentStart[row], batch.contentEnd[row]);
    }

    @Override
    public void readJson(Batch batch, int row) {
        noteSlice(batch, row);
        Json.check(Utf8.decode(in.bytes(), batch.contentStart[row], batch.contentEnd[row]));
    }

    private void noteSlice(Batch batch, int row) {
        batch.contentStart[row] = in.skipVarBytes();
        batch.contentEnd[row] = in.position();
    }

    @Override
    public void resetDeletes() {}

    @Override
    public int readDeleteClock() {
        return in.readVarUint31("clock");
    }

    @Override
    public int readDeleteLength() {
        return in.readVarUint31("length");
    }
}
