package org.mandala.crdt.encoding;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the tag of each value by lib0's rules (numbers: the shortest of varInt, float32 and float64 that is exact). */
final class AnyWriter {
    private AnyWriter() {}

    static void write(ByteWriter out, @Nullable Object value, int depth) {
        if (value == null) {
            out.writeUint8(Any.NULL);
        } else if (value instanceof String text) {
            out.writeUint8(Any.STRING);
            out.writeVarString(text);
        } else if (value instanceof Number number) {
            writeNumber(out, number);
        } else if (value instanceof Boolean flag) {
            out.writeUint8(flag ? Any.TRUE : Any.FALSE);
        } else {
            writeOther(out, value, depth);
        }
    }

    private static void writeOther(ByteWriter out, Object value, int depth) {
        if (value instanceof Undefined) {
            out.writeUint8(Any.UNDEFINED);
        } else if (value instanceof byte[] bytes) {
            out.writeUint8(Any.BYTES);
            out.writeVarBytes(bytes);
        } else if (value instanceof List<?> list) {
            writeArray(out, list, deeper(depth));
        } else if (value instanceof Map<?, ?> map) {
            writeObject(out, map, deeper(depth));
        } else {
            throw new IllegalArgumentException("a " + value.getClass().getName()
                    + " cannot travel; use String, Number, Boolean, null, Undefined, byte[], List or Map");
        }
    }

    private static int deeper(int depth) {
        if (depth >= Any.MAX_DEPTH) {
            throw new IllegalArgumentException("values nest deeper than " + Any.MAX_DEPTH);
        }
        return depth + 1;
    }

    private static void writeArray(ByteWriter out, List<?> list, int depth) {
        out.writeUint8(Any.ARRAY);
        out.writeVarUint(list.size());
        for (Object element : list) {
            write(out, element, depth);
        }
    }

    private static void writeObject(ByteWriter out, Map<?, ?> map, int depth) {
        out.writeUint8(Any.OBJECT);
        out.writeVarUint(map.size());
        for (Map.Entry<?, ?> entry : KeyOrder.of(map)) {
            out.writeVarString(String.valueOf(entry.getKey()));
            write(out, entry.getValue(), depth);
        }
    }

    private static void writeNumber(ByteWriter out, Number number) {
        if (number instanceof BigInteger big) {
            writeBigInt(out, longOf(big));
        } else if (number instanceof Long && Math.abs(number.longValue()) > ByteReader.MAX_SAFE_INTEGER) {
            writeBigInt(out, number.longValue());
        } else {
            writeDouble(out, number.doubleValue());
        }
    }

    private static long longOf(BigInteger big) {
        if (big.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("a bigint of more than 64 bits cannot travel");
        }
        return big.longValue();
    }

    private static void writeBigInt(ByteWriter out, long value) {
        out.writeUint8(Any.BIGINT);
        out.writeBigInt64(value);
    }

    private static void writeDouble(ByteWriter out, double value) {
        if (value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE) {
            boolean negative = value < 0 || (value == 0 && 1 / value < 0);
            out.writeUint8(Any.INTEGER);
            out.writeVarInt((long) Math.abs(value), negative);
        } else if ((float) value == value) {
            out.writeUint8(Any.FLOAT32);
            out.writeFloat32((float) value);
        } else {
            out.writeUint8(Any.FLOAT64);
            out.writeFloat64(value);
        }
    }
}
