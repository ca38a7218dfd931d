package org.mandala.crdt;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mandala.crdt.encoding.Utf8;

/**
 * Text content without an object round it: a {@code byte[]} of Latin-1 or a {@code char[]} of UTF-16, of which the item's length
 * says how much is used. The spare room behind makes typing at the end cheap.
 */
final class Units {
    static final char REPLACEMENT = '\ufffd';
    private static final int LEAST_ROOM = 8;

    private Units() {}

    /** Decodes a slice that was checked before. */
    static Object decode(byte[] utf8, int start, int end, int length) {
        if (end - start == length) {
            return Arrays.copyOfRange(utf8, start, end);
        }
        if (Utf8.isWide(Utf8.scan(utf8, start, end))) {
            char[] units = new char[length];
            Utf8.decodeUtf16(utf8, start, end, units, 0);
            return units;
        }
        byte[] latin1 = new byte[length];
        Utf8.decodeLatin1(utf8, start, end, latin1, 0);
        return latin1;
    }

    static Object of(String text) {
        return of(text, 0, text.length());
    }

    static Object of(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > 0xff) {
                char[] units = new char[to - from];
                text.getChars(from, to, units, 0);
                return units;
            }
        }
        return text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    static char at(Object units, int index) {
        return units instanceof byte[] latin1 ? (char) (latin1[index] & 0xff) : ((char[]) units)[index];
    }

    static Object slice(Object units, int from, int to) {
        return units instanceof byte[] latin1
                ? Arrays.copyOfRange(latin1, from, to)
                : Arrays.copyOfRange((char[]) units, from, to);
    }

    static CharSequence view(Object units, int from, int to) {
        return units instanceof byte[] latin1
                ? new String(latin1, from, to - from, StandardCharsets.ISO_8859_1)
                : CharBuffer.wrap((char[]) units, from, to - from);
    }

    static void appendTo(StringBuilder out, Object units, int from, int to) {
        out.append(view(units, from, to));
    }

    /** {@code left} with {@code right} behind it, in the same array where it has room. */
    static Object append(Object left, int leftLength, Object right, int rightLength) {
        if (left instanceof byte[] leftBytes && right instanceof byte[] rightBytes) {
            byte[] joined = leftBytes.length - leftLength >= rightLength
                    ? leftBytes
                    : Arrays.copyOf(leftBytes, grown(leftLength, rightLength));
            System.arraycopy(rightBytes, 0, joined, leftLength, rightLength);
            return joined;
        }
        char[] joined = room(left, leftLength, rightLength);
        copy(right, rightLength, joined, leftLength);
        return joined;
    }

    /** {@code left} with ASCII bytes behind it. */
    static Object appendAscii(Object left, int leftLength, byte[] ascii, int start, int count) {
        if (left instanceof byte[] leftBytes) {
            byte[] joined = leftBytes.length - leftLength >= count
                    ? leftBytes
                    : Arrays.copyOf(leftBytes, grown(leftLength, count));
            System.arraycopy(ascii, start, joined, leftLength, count);
            return joined;
        }
        char[] joined = room(left, leftLength, count);
        for (int i = 0; i < count; i++) {
            joined[leftLength + i] = (char) ascii[start + i];
        }
        return joined;
    }

    private static char[] room(Object left, int leftLength, int rightLength) {
        if (left instanceof char[] leftUnits) {
            return leftUnits.length - leftLength >= rightLength
                    ? leftUnits
                    : Arrays.copyOf(leftUnits, grown(leftLength, rightLength));
        }
        char[] joined = new char[grown(leftLength, rightLength)];
        copy(left, leftLength, joined, 0);
        return joined;
    }

    private static void copy(Object units, int length, char[] into, int at) {
        if (units instanceof byte[] latin1) {
            for (int i = 0; i < length; i++) {
                into[at + i] = (char) (latin1[i] & 0xff);
            }
        } else {
            System.arraycopy((char[]) units, 0, into, at, length);
        }
    }

    private static int grown(int leftLength, int rightLength) {
        int needed = leftLength + rightLength;
        return needed + Math.max(LEAST_ROOM, needed / 4);
    }

    /** {@code units} with one unit changed, widened if need be; the given array is left alone. */
    static Object with(Object units, int length, int index, char unit) {
        char[] wide = new char[length];
        copy(units, length, wide, 0);
        wide[index] = unit;
        return wide;
    }
}
