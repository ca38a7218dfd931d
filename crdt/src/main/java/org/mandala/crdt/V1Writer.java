package org.mandala.crdt;

import org.mandala.crdt.encoding.ByteWriter;

/** Writes the fields of V1, all of them to one stream. */
final class V1Writer implements FieldWriter {
    private final ByteWriter out;

    V1Writer(ByteWriter out) {
        this.out = out;
    }

    @Override
    public ByteWriter rest() {
        return out;
    }

    @Override
    public void writeClient(long client) {
        out.writeVarUint(client);
    }

    @Override
    public void writeLeft(long client, int clock) {
        out.writeVarUint(client);
        out.writeVarUint(clock);
    }

    @Override
    public void writeRight(long client, int clock) {
        out.writeVarUint(client);
        out.writeVarUint(clock);
    }

    @Override
    public void writeInfo(int info) {
        out.writeUint8(info);
    }

    @Override
    public void writeParentIsName(boolean isName) {
        out.writeUint8(isName ? 1 : 0);
    }

    @Override
    public void writeString(CharSequence text) {
        out.writeVarString(text);
    }

    @Override
    public void writeUnits(Object units, int from, int to) {
        if (units instanceof byte[] latin1) {
            out.writeLatin1String(latin1, from, to);
        } else {
            out.writeVarString(Units.view(units, from, to));
        }
    }

    @Override
    public void writeUtf8(byte[] utf8, int start, int end) {
        out.writeVarBytes(utf8, start, end);
    }

    @Override
    public void writeTypeRef(int typeRef) {
        out.writeVarUint(typeRef);
    }

    @Override
    public void writeLength(int length) {
        out.writeVarUint(length);
    }

    @Override
    public void writeKey(String key) {
        out.writeVarString(key);
    }

    @Override
    public void writeJson(RawJson value) {
        value.writeText(out);
    }

    @Override
    public void resetDeletes() {}

    @Override
    public void writeDelete(int clock, int length) {
        out.writeVarUint(clock);
        out.writeVarUint(length);
    }

    @Override
    public byte[] toByteArray() {
        return out.toByteArray();
    }
}
