package org.mandala.crdt.encoding;

/** Writes what {@link IntDiffOptRleReader} reads. */
public final class IntDiffOptRleWriter {
    private final ByteWriter out = new ByteWriter(16);
    private long value;
    private long difference;
    private long count;

    /** Adds a number. */
    public void write(long next) {
        if (next - value == difference) {
            count++;
        } else {
            flush();
            count = 1;
            difference = next - value;
        }
        value = next;
    }

    /** What was written so far; nothing may be written afterwards. */
    public ByteWriter finish() {
        flush();
        return out;
    }

    private void flush() {
        if (count > 0) {
            out.writeVarInt(difference * 2 + (count == 1 ? 0 : 1));
            if (count > 1) {
                out.writeVarUint(count - 2);
            }
        }
    }
}
