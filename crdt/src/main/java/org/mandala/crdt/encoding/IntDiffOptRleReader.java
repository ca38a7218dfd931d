package org.mandala.crdt.encoding;

/** Runs of equal differences between successive integers; the lowest bit marks a run longer than one. */
public final class IntDiffOptRleReader {
    private final ByteReader in;
    private long value;
    private long difference;
    private long left;

    /** Reads on from where {@code in} stands. */
    public IntDiffOptRleReader(ByteReader in) {
        this.in = in;
    }

    /** The next value, between -2^53 and 2^53. */
    public long read() {
        if (left == 0) {
            long coded = in.readVarInt();
            difference = coded >> 1;
            left = (coded & 1) == 0 ? 1 : in.readVarUint() + 2;
        }
        left--;
        value += difference;
        if (Math.abs(value) > ByteReader.MAX_SAFE_INTEGER) {
            throw in.error("integer out of range");
        }
        return value;
    }
}
