package org.mandala.crdt.encoding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * lib0's self-describing values. In Java they are: {@link Undefined}, {@code null}, {@link Boolean}, {@link Integer},
 * {@link Long} (integers beyond 31 bits), {@link Double}, {@link BigInteger} (JavaScript's bigint), {@link String},
 * {@code byte[]}, {@link List} and {@link Map}.
 */
public final class Any {
    /** Deepest nesting accepted; JSON of people and programs stays far below, and a thread's stack above. */
    public static final int MAX_DEPTH = 256;

    static final int UNDEFINED = 127;
    static final int NULL = 126;
    static final int INTEGER = 125;
    static final int FLOAT32 = 124;
    static final int FLOAT64 = 123;
    static final int BIGINT = 122;
    static final int FALSE = 121;
    static final int TRUE = 120;
    static final int STRING = 119;
    static final int OBJECT = 118;
    static final int ARRAY = 117;
    static final int BYTES = 116;

    private Any() {}

    /** Parses one value. */
    public static @Nullable Object read(ByteReader in) {
        return read(in, 0);
    }

    private static @Nullable Object read(ByteReader in, int depth) {
        int tag = in.readUint8();
        return switch (tag) {
            case UNDEFINED -> Undefined.UNDEFINED;
            case NULL -> null;
            case INTEGER -> integer(in);
            case FLOAT32 -> (double) in.readFloat32();
            case FLOAT64 -> in.readFloat64();
            case BIGINT -> BigInteger.valueOf(in.readBigInt64());
            case FALSE -> false;
            case TRUE -> true;
            case STRING -> in.readVarString();
            case OBJECT -> readObject(in, deeper(in, depth));
            case ARRAY -> readArray(in, deeper(in, depth));
            case BYTES -> in.readVarBytes();
            default -> throw in.error("unknown value tag " + tag);
        };
    }

    private static Object integer(ByteReader in) {
        long value = in.readVarInt();
        if (value == 0 && in.wasNegative()) {
            return -0.0;
        }
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private static int deeper(ByteReader in, int depth) {
        if (depth >= MAX_DEPTH) {
            throw in.error("values nest deeper than " + MAX_DEPTH);
        }
        return depth + 1;
    }

    private static Map<String, @Nullable Object> readObject(ByteReader in, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (long left = in.readVarUint(); left > 0; left--) {
            object.put(in.readVarString(), read(in, depth));
        }
        return object;
    }

    private static List<@Nullable Object> readArray(ByteReader in, int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        for (long left = in.readVarUint(); left > 0; left--) {
            array.add(read(in, depth));
        }
        return array;
    }

    /** Steps over one value, checking all of it. */
    public static void skip(ByteReader in) {
        skip(in, 0);
    }

    private static void skip(ByteReader in, int depth) {
        int tag = in.readUint8();
        switch (tag) {
            case UNDEFINED, NULL, TRUE, FALSE -> {}
            case INTEGER -> in.readVarInt();
            case FLOAT32 -> in.readFloat32();
            case FLOAT64, BIGINT -> in.readBigInt64();
            case STRING -> skipString(in);
            case OBJECT -> skipObject(in, deeper(in, depth));
            case ARRAY -> skipArray(in, deeper(in, depth));
            case BYTES -> in.skipVarBytes();
            default -> throw in.error("unknown value tag " + tag);
        }
    }

    private static void skipString(ByteReader in) {
        int start = in.skipVarBytes();
        Utf8.scan(in.bytes(), start, in.position());
    }

    private static void skipObject(ByteReader in, int depth) {
        for (long left = in.readVarUint(); left > 0; left--) {
            skipString(in);
            skip(in, depth);
        }
    }

    private static void skipArray(ByteReader in, int depth) {
        for (long left = in.readVarUint(); left > 0; left--) {
            skip(in, depth);
        }
    }

    /**
     * Writes one value as JavaScript would have it written.
     *
     * @throws IllegalArgumentException if the value is of no type that can travel, or nests deeper than {@link #MAX_DEPTH}
     */
    public static void write(ByteWriter out, @Nullable Object value) {
        AnyWriter.write(out, value, 0);
    }

    /** One value as its own bytes. */
    public static byte[] encode(@Nullable Object value) {
        ByteWriter out = new ByteWriter(16);
        write(out, value);
        return out.toByteArray();
    }
}
