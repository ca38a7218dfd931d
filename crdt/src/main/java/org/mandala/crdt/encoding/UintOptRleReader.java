package org.mandala.crdt.encoding;

/** Runs of equal unsigned integers; a minus sign marks a run longer than one. */
public final class UintOptRleReader {
    private final ByteReader in;
    private long value;
    private long left;

    /** Reads on from where {@code in} stands. */
    public UintOptRleReader(ByteReader in) {
        this.in = in;
    }

    /** The next number. */
    public long read() {
        if (left == 0) {
            value = Math.abs(in.readVarInt());
            left = in.wasNegative() ? in.readVarUint() + 2 : 1;
        }
        left--;
        return value;
    }
}
