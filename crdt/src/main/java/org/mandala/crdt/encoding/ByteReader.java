package org.mandala.crdt.encoding;

import java.util.Arrays;

/** Reads lib0 primitives from a slice of bytes; every read past the end is an {@link InvalidUpdateException}. */
public final class ByteReader {
    /** The greatest integer that JavaScript counts exactly: 2^53 - 1. */
    public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private static final int LAST_SHIFT = 49;
    private static final int SHORT = 3;

    private byte[] bytes;
    private int position;
    private int end;
    private boolean negative;

    /** Reads all of an array. */
    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads a slice of an array. */
    public ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** Starts over on other bytes, so that one reader can serve many updates. */
    public void reset(byte[] newBytes, int start, int newEnd) {
        bytes = newBytes;
        position = start;
        end = newEnd;
    }

    /** The array that is read; not copied. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the next byte is read. */
    public int position() {
        return position;
    }

    /** Where the slice ends. */
    public int end() {
        return end;
    }

    /** Whether bytes are left. */
    public boolean hasMore() {
        return position < end;
    }

    /** An error at this place, to be thrown. */
    public InvalidUpdateException error(String reason) {
        return new InvalidUpdateException(reason, position);
    }

    /** One byte, 0 to 255. */
    public int readUint8() {
        if (position >= end) {
            throw error("unexpected end of data");
        }
        return bytes[position++] & 0xff;
    }

    /** An integer of 0 to 2^53 - 1, seven bits a byte, least significant first; over-long forms are accepted. */
    public long readVarUint() {
        if (end - position < SHORT) {
            int first = readUint8();
            return first < 0x80 ? first : readVarUintRest(first & 0x7f, 7);
        }
        return readShortVarUint();
    }

    /** Nearly all numbers have up to three bytes. */
    private long readShortVarUint() {
        int at = position;
        int value = bytes[at];
        if (value >= 0) {
            position = at + 1;
            return value;
        }
        int second = bytes[at + 1];
        value = (value & 0x7f) | (second & 0x7f) << 7;
        if (second >= 0) {
            position = at + 2;
            return value;
        }
        int third = bytes[at + 2];
        value |= (third & 0x7f) << 14;
        position = at + 3;
        return third >= 0 ? value : readVarUintRest(value, 21);
    }

    /** A varUint that must fit an {@code int}: clocks, lengths and counts. */
    public int readVarUint31(String what) {
        long value = readVarUint();
        if (value > Integer.MAX_VALUE) {
            throw error(what + " is too large: " + value);
        }
        return (int) value;
    }

    /** A sign-and-magnitude integer. Negative zero exists: ask {@link #wasNegative()} afterwards. */
    public long readVarInt() {
        int first = readUint8();
        boolean sign = (first & 0x40) != 0;
        long magnitude = first & 0x3f;
        if ((first & 0x80) != 0) {
            magnitude = readVarUintRest(magnitude, 6);
        }
        negative = sign;
        return sign ? -magnitude : magnitude;
    }

    /** Whether the last {@link #readVarInt()} carried a minus sign. */
    public boolean wasNegative() {
        return negative;
    }

    private long readVarUintRest(long low, int firstShift) {
        long value = low;
        int shift = firstShift;
        while (true) {
            int next = readUint8();
            long bits = next & 0x7f;
            if (bits != 0) {
                value = addBits(value, bits, shift);
            }
            if (next < 0x80) {
                return value;
            }
            shift = Math.min(shift + 7, 63);
        }
    }

    private long addBits(long value, long bits, int shift) {
        long sum = shift > LAST_SHIFT ? -1 : value + (bits << shift);
        if (sum < 0 || sum > MAX_SAFE_INTEGER) {
            throw error("integer out of range");
        }
        return sum;
    }

    /** Four bytes, big-endian. */
    public float readFloat32() {
        return Float.intBitsToFloat((int) readBigEndian(4));
    }

    /** Eight bytes, big-endian. */
    public double readFloat64() {
        return Double.longBitsToDouble(readBigEndian(8));
    }

    /** Eight bytes, big-endian, with a sign. */
    public long readBigInt64() {
        return readBigEndian(8);
    }

    private long readBigEndian(int count) {
        int at = take(count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (bytes[at + i] & 0xff);
        }
        return value;
    }

    /** Reads a byte count and steps over that many bytes; returns where they start. They end at {@link #position()}. */
    public int skipVarBytes() {
        long length = readVarUint();
        if (length > end - position) {
            throw error("announced " + length + " bytes but " + (end - position) + " are left");
        }
        return take((int) length);
    }

    /** A byte count and so many bytes, copied. */
    public byte[] readVarBytes() {
        int start = skipVarBytes();
        return Arrays.copyOfRange(bytes, start, position);
    }

    /** A byte count and so many bytes of UTF-8. */
    public String readVarString() {
        int start = skipVarBytes();
        return Utf8.decode(bytes, start, position);
    }

    private int take(int count) {
        if (count > end - position) {
            throw error("unexpected end of data");
        }
        int start = position;
        position += count;
        return start;
    }
}
