package org.mandala.crdt.encoding;

/** Writes what {@link UintOptRleReader} reads. */
public final class UintOptRleWriter {
    private final ByteWriter out = new ByteWriter(16);
    private long value;
    private long count;

    /** Adds a number. */
    public void write(long next) {
        if (next == value) {
            count++;
            return;
        }
        flush();
        count = 1;
        value = next;
    }

    /** What was written so far; nothing may be written afterwards. */
    public ByteWriter finish() {
        flush();
        return out;
    }

    private void flush() {
        if (count == 1) {
            out.writeVarInt(value, false);
        } else if (count > 1) {
            out.writeVarInt(value, true);
            out.writeVarUint(count - 2);
        }
    }
}
