package org.mandala.crdt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.IntDiffOptRleReader;
import org.mandala.crdt.encoding.RleReader;
import org.mandala.crdt.encoding.StringsReader;
import org.mandala.crdt.encoding.UintOptRleReader;

/** Reads the fields of V2, each kind from a run-length stream of its own. */
final class V2Reader implements FieldReader {
    /** Characters of keys that may be named again by number: official Yjs never does, and a few bytes could stand for gigabytes of V1. */
    private static final int MOST_REPEATED = 1 << 24;

    private final ByteReader rest;
    private final IntDiffOptRleReader keyClock;
    private final UintOptRleReader client;
    private final IntDiffOptRleReader leftClock;
    private final IntDiffOptRleReader rightClock;
    private final RleReader info;
    private final StringsReader strings;
    private final RleReader parentInfo;
    private final UintOptRleReader typeRef;
    private final UintOptRleReader length;
    private final List<String> keys = new ArrayList<>();
    private final V2Deletes deletes;
    private long repeated;

    V2Reader(ByteReader in, Batch batch) {
        in.readVarUint();
        keyClock = new IntDiffOptRleReader(stream(in));
        client = new UintOptRleReader(stream(in));
        leftClock = new IntDiffOptRleReader(stream(in));
        rightClock = new IntDiffOptRleReader(stream(in));
        info = new RleReader(stream(in));
        strings = new StringsReader(stream(in));
        parentInfo = new RleReader(stream(in));
        typeRef = new UintOptRleReader(stream(in));
        length = new UintOptRleReader(stream(in));
        rest = in;
        deletes = new V2Deletes(in);
        batch.v2 = true;
        batch.strings = strings.text();
        batch.latin1 = latin1(strings.text());
    }

    private static ByteReader stream(ByteReader in) {
        int start = in.skipVarBytes();
        return new ByteReader(in.bytes(), start, in.position());
    }

    private static byte @Nullable [] latin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return null;
            }
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public ByteReader rest() {
        return rest;
    }

    @Override
    public long readClient() {
        return client.read();
    }

    @Override
    public int readLeftClock() {
        return clock(leftClock.read());
    }

    @Override
    public int readRightClock() {
        return clock(rightClock.read());
    }

    private int clock(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw rest.error("clock out of range: " + value);
        }
        return (int) value;
    }

    @Override
    public int readInfo() {
        return info.read();
    }

    @Override
    public boolean readParentIsName() {
        return parentInfo.read() == 1;
    }

    @Override
    public String readString() {
        return strings.read();
    }

    @Override
    public int readTypeRef() {
        return clock(typeRef.read());
    }

    @Override
    public int readLength() {
        return clock(length.read());
    }

    @Override
    public String readKey() {
        long index = keyClock.read();
        if (index >= 0 && index < keys.size()) {
            return again(keys.get((int) index));
        }
        String key = strings.read();
        keys.add(key);
        return key;
    }

    private String again(String key) {
        repeated += key.length();
        if (repeated > MOST_REPEATED) {
            throw rest.error("keys are repeated too often");
        }
        return key;
    }

    @Override
    public int readText(Batch batch, int row) {
        int units = strings.next();
        batch.contentStart[row] = strings.start();
        batch.contentEnd[row] = strings.end();
        return units;
    }

    @Override
    public void readJson(Batch batch, int row) {
        batch.contentStart[row] = rest.position();
        Any.skip(rest);
        batch.contentEnd[row] = rest.position();
    }

    @Override
    public void resetDeletes() {
        deletes.resetDeletes();
    }

    @Override
    public int readDeleteClock() {
        return deletes.readDeleteClock();
    }

    @Override
    public int readDeleteLength() {
        return deletes.readDeleteLength();
    }
}
