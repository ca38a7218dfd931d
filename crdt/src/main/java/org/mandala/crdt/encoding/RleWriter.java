package org.mandala.crdt.encoding;

/** Writes what {@link RleReader} reads. */
public final class RleWriter {
    private final ByteWriter out = new ByteWriter(16);
    private int value = -1;
    private long count;

    /** Adds a byte. */
    public void write(int next) {
        if (next == value) {
            count++;
            return;
        }
        if (count > 0) {
            out.writeVarUint(count - 1);
        }
        count = 1;
        value = next;
        out.writeUint8(next);
    }

    /** What was written so far; nothing may be written afterwards. */
    public ByteWriter finish() {
        return out;
    }
}
