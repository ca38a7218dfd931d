package org.mandala.crdt;

import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.encoding.IntDiffOptRleWriter;
import org.mandala.crdt.encoding.RleWriter;
import org.mandala.crdt.encoding.StringsWriter;
import org.mandala.crdt.encoding.UintOptRleWriter;
import org.mandala.crdt.encoding.Utf8;

/** Writes the fields of V2, each kind to a run-length stream of its own. */
final class V2Writer implements FieldWriter {
    private final ByteWriter rest = new ByteWriter();
    private final IntDiffOptRleWriter keyClock = new IntDiffOptRleWriter();
    private final UintOptRleWriter client = new UintOptRleWriter();
    private final IntDiffOptRleWriter leftClock = new IntDiffOptRleWriter();
    private final IntDiffOptRleWriter rightClock = new IntDiffOptRleWriter();
    private final RleWriter info = new RleWriter();
    private final StringsWriter strings = new StringsWriter();
    private final RleWriter parentInfo = new RleWriter();
    private final UintOptRleWriter typeRef = new UintOptRleWriter();
    private final UintOptRleWriter length = new UintOptRleWriter();
    private int keys;
    private int deleteClock;

    @Override
    public ByteWriter rest() {
        return rest;
    }

    @Override
    public void writeClient(long id) {
        client.write(id);
    }

    @Override
    public void writeLeft(long id, int clock) {
        client.write(id);
        leftClock.write(clock);
    }

    @Override
    public void writeRight(long id, int clock) {
        client.write(id);
        rightClock.write(clock);
    }

    @Override
    public void writeInfo(int value) {
        info.write(value);
    }

    @Override
    public void writeParentIsName(boolean isName) {
        parentInfo.write(isName ? 1 : 0);
    }

    @Override
    public void writeString(CharSequence text) {
        strings.write(text);
    }

    @Override
    public void writeUnits(Object units, int from, int to) {
        if (units instanceof byte[] latin1) {
            strings.writeLatin1(latin1, from, to);
        } else {
            strings.writeUtf16((char[]) units, from, to);
        }
    }

    @Override
    public void writeUtf8(byte[] utf8, int start, int end) {
        strings.write(Utf8.decode(utf8, start, end));
    }

    @Override
    public void writeTypeRef(int value) {
        typeRef.write(value);
    }

    @Override
    public void writeLength(int value) {
        length.write(value);
    }

    /** Official Yjs numbers every key anew, though readers may meet a number again. */
    @Override
    public void writeKey(String key) {
        keyClock.write(keys++);
        strings.write(key);
    }

    @Override
    public void writeJson(RawJson value) {
        value.writeAny(rest);
    }

    @Override
    public void resetDeletes() {
        deleteClock = 0;
    }

    @Override
    public void writeDelete(int clock, int deleted) {
        rest.writeVarUint(clock - deleteClock);
        rest.writeVarUint(deleted - 1);
        deleteClock = clock + deleted;
    }

    @Override
    public byte[] toByteArray() {
        ByteWriter out = new ByteWriter(rest.size() + 256);
        out.writeVarUint(0);
        out.writeVarBytes(keyClock.finish());
        out.writeVarBytes(client.finish());
        out.writeVarBytes(leftClock.finish());
        out.writeVarBytes(rightClock.finish());
        out.writeVarBytes(info.finish());
        out.writeVarBytes(strings.finish());
        out.writeVarBytes(parentInfo.finish());
        out.writeVarBytes(typeRef.finish());
        out.writeVarBytes(length.finish());
        out.writeAll(rest);
        return out.toByteArray();
    }
}
