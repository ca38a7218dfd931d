package org.mandala.crdt.encoding;

/** Reads what {@link StringsWriter} wrote: {@link #next} steps to the next string, which lies in {@link #text}. */
public final class StringsReader {
    private final ByteReader in;
    private final UintOptRleReader lengths;
    private final String text;
    private int start;
    private int end;

    /** Reads on from where {@code in} stands. */
    public StringsReader(ByteReader in) {
        this.in = in;
        this.text = in.hasMore() ? in.readVarString() : "";
        this.lengths = new UintOptRleReader(in);
    }

    /** All strings in a row. */
    public String text() {
        return text;
    }

    /** Steps to the next string and returns its length in UTF-16 units. */
    public int next() {
        long length = lengths.read();
        if (length > text.length() - end) {
            throw in.error("strings are shorter than announced");
        }
        start = end;
        end += (int) length;
        return (int) length;
    }

    /** Where the current string starts in {@link #text}; it ends at {@link #end}. */
    public int start() {
        return start;
    }

    /** Where the last string read ends in {@link #text}. */
    public int end() {
        return end;
    }

    /** The next string. */
    public String read() {
        next();
        return text.substring(start, end);
    }
}
