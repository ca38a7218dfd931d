package org.mandala.crdt.encoding;

/** Many strings as one: their concatenation, then their lengths in UTF-16 units. */
public final class StringsWriter {
    private final StringBuilder text = new StringBuilder();
    private final UintOptRleWriter lengths = new UintOptRleWriter();

    /** Adds a string. */
    public void write(CharSequence string) {
        text.append(string);
        lengths.write(string.length());
    }

    /** Adds a string of Latin-1 bytes. */
    public void writeLatin1(byte[] latin1, int start, int end) {
        for (int i = start; i < end; i++) {
            text.append((char) (latin1[i] & 0xff));
        }
        lengths.write((long) end - start);
    }

    /** Adds a string of UTF-16 units. */
    public void writeUtf16(char[] units, int start, int end) {
        text.append(units, start, end - start);
        lengths.write((long) end - start);
    }

    /** What was written so far; nothing may be written afterwards. */
    public ByteWriter finish() {
        ByteWriter out = new ByteWriter(text.length() + 16);
        out.writeVarString(text);
        out.writeAll(lengths.finish());
        return out;
    }
}
