package org.mandala.crdt.encoding;

import java.util.Arrays;

/** Writes lib0 primitives into a growing buffer. */
public final class ByteWriter {
    private byte[] bytes;
    private int size;

    /** An empty writer. */
    public ByteWriter() {
        this(64);
    }

    /** An empty writer with room for so many bytes; it grows. */
    public ByteWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Number of bytes written. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Forgets what was written and keeps the buffer. */
    public void clear() {
        size = 0;
    }

    /** Makes room and returns the buffer; write at {@link #size()} and then call {@link #advance}. */
    byte[] reserve(int count) {
        if (size + count > bytes.length || size + count < 0) {
            bytes = Arrays.copyOf(bytes, grown(count));
        }
        return bytes;
    }

    private int grown(int count) {
        long wanted = Math.max((long) size + count, Math.min(2L * bytes.length, Integer.MAX_VALUE - 8));
        if (wanted > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("an encoding larger than 2 GiB cannot be held in one array");
        }
        return (int) wanted;
    }

    void advance(int count) {
        size += count;
    }

    /** The low eight bits of a value. */
    public void writeUint8(int value) {
        reserve(1)[size++] = (byte) value;
    }

    /** Seven bits a byte, least significant first. */
    public void writeVarUint(long value) {
        byte[] out = reserve(10);
        long rest = value;
        while (rest > 0x7f) {
            out[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[size++] = (byte) rest;
    }

    /** As {@link #writeVarUint}, with the sign in the first byte. */
    public void writeVarInt(long value) {
        writeVarInt(Math.abs(value), value < 0);
    }

    /** Sign and magnitude apart, so that negative zero can be written. */
    public void writeVarInt(long magnitude, boolean negative) {
        long rest = magnitude >>> 6;
        writeUint8((int) (magnitude & 0x3f) | (negative ? 0x40 : 0) | (rest > 0 ? 0x80 : 0));
        if (rest > 0) {
            writeVarUint(rest);
        }
    }

    /** Bytes without a count. */
    public void writeBytes(byte[] source) {
        writeBytes(source, 0, source.length);
    }

    /** A slice without a count. */
    public void writeBytes(byte[] source, int start, int end) {
        System.arraycopy(source, start, reserve(end - start), size, end - start);
        size += end - start;
    }

    /** Appends all that another writer holds. */
    public void writeAll(ByteWriter other) {
        writeBytes(other.bytes, 0, other.size);
    }

    /** A byte count and the bytes. */
    public void writeVarBytes(byte[] source) {
        writeVarBytes(source, 0, source.length);
    }

    /** A byte count and a slice. */
    public void writeVarBytes(byte[] source, int start, int end) {
        writeVarUint(end - start);
        writeBytes(source, start, end);
    }

    /** A byte count and what another writer holds. */
    public void writeVarBytes(ByteWriter other) {
        writeVarBytes(other.bytes, 0, other.size);
    }

    /** UTF-8 with its byte count in front; a lone surrogate becomes U+FFFD, as in WHATWG's TextEncoder. */
    public void writeVarString(CharSequence text) {
        int length = Utf8.encodedLength(text);
        writeVarUint(length);
        Utf8.encode(text, length, this);
    }

    /** {@code count} Latin-1 characters as a varString. */
    public void writeLatin1String(byte[] latin1, int start, int end) {
        int high = 0;
        for (int i = start; i < end; i++) {
            high += (latin1[i] & 0x80) >>> 7;
        }
        writeVarUint((long) end - start + high);
        if (high == 0) {
            writeBytes(latin1, start, end);
        } else {
            Utf8.encodeLatin1(latin1, start, end, this);
        }
    }

    /** Four bytes, big-endian. */
    public void writeFloat32(float value) {
        writeBigEndian(Float.floatToRawIntBits(value), 4);
    }

    /** Eight bytes, big-endian. */
    public void writeFloat64(double value) {
        writeBigEndian(Double.doubleToLongBits(value), 8);
    }

    /** Eight bytes, big-endian. */
    public void writeBigInt64(long value) {
        writeBigEndian(value, 8);
    }

    private void writeBigEndian(long value, int count) {
        byte[] out = reserve(count);
        for (int i = count - 1; i >= 0; i--) {
            out[size++] = (byte) (value >>> (8 * i));
        }
    }
}
