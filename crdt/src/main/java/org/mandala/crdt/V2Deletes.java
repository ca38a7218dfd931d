package org.mandala.crdt;

import org.mandala.crdt.encoding.ByteReader;

/** Reads a delete set of V2: each range starts relative to the end of the one before. */
final class V2Deletes implements DeletesReader {
    private final ByteReader rest;
    private int clock;

    V2Deletes(ByteReader rest) {
        this.rest = rest;
    }

    @Override
    public ByteReader rest() {
        return rest;
    }

    @Override
    public void resetDeletes() {
        clock = 0;
    }

    @Override
    public int readDeleteClock() {
        clock = checked(clock + rest.readVarUint());
        return clock;
    }

    @Override
    public int readDeleteLength() {
        int length = checked(rest.readVarUint() + 1);
        clock = checked((long) clock + length);
        return length;
    }

    private int checked(long value) {
        if (value > Integer.MAX_VALUE) {
            throw rest.error("clock out of range: " + value);
        }
        return (int) value;
    }
}
