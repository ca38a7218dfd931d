package org.mandala.crdt.encoding;

/** Runs of equal bytes; the count of the last run is not written, so its value repeats for ever. */
public final class RleReader {
    private final ByteReader in;
    private int value;
    private long left;

    /** Reads on from where {@code in} stands. */
    public RleReader(ByteReader in) {
        this.in = in;
    }

    /** The next byte. */
    public int read() {
        if (left == 0) {
            value = in.readUint8();
            left = in.hasMore() ? in.readVarUint() + 1 : -1;
        }
        left--;
        return value;
    }
}
