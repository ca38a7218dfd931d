package org.mandala.crdt.encoding;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as JavaScript's {@code TextDecoder({fatal: true})} reads it and {@code TextEncoder} writes it. Java's own codecs hide
 * malformed input and write {@code ?} for a lone surrogate.
 */
public final class Utf8 {
    private static final int REPLACEMENT = 0xfffd;
    private static final long LATIN1 = 1;
    private static final long UTF16 = 2;

    private Utf8() {}

    /** Whether a {@link #scan} found characters beyond Latin-1. */
    public static boolean isWide(long scan) {
        return scan >>> 32 == UTF16;
    }

    /**
     * Checks a slice and measures it.
     *
     * @return the UTF-16 length in the low 32 bits, above it what {@link #isWide} reads
     * @throws InvalidUpdateException if the slice is not well-formed UTF-8
     */
    public static long scan(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0) {
                return scanRest(bytes, start, i, end);
            }
        }
        return (long) end - start;
    }

    private static long scanRest(byte[] bytes, int start, int firstHigh, int end) {
        int units = firstHigh - start;
        long repertoire = LATIN1;
        for (int i = firstHigh; i < end; ) {
            int size = sequenceLength(bytes, i, end);
            if (size > 2 || (size == 2 && (bytes[i] & 0xff) > 0xc3)) {
                repertoire = UTF16;
            }
            units += size == 4 ? 2 : 1;
            i += size;
        }
        return (repertoire << 32) | units;
    }

    private static int sequenceLength(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        if (lead < 0x80) {
            return 1;
        }
        int size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (lead < 0xc2 || lead > 0xf4 || at + size > end) {
            throw new InvalidUpdateException("malformed UTF-8", at);
        }
        checkContinuation(bytes, at, lead, size);
        return size;
    }

    private static void checkContinuation(byte[] bytes, int at, int lead, int size) {
        int second = bytes[at + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        boolean valid = second >= least && second <= most;
        for (int i = 2; i < size; i++) {
            valid &= (bytes[at + i] & 0xc0) == 0x80;
        }
        if (!valid) {
            throw new InvalidUpdateException("malformed UTF-8", at);
        }
    }

    /** The string of a slice of UTF-8, which is checked. */
    public static String decode(byte[] bytes, int start, int end) {
        scan(bytes, start, end);
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Decodes a slice that {@link #scan} found to be Latin-1 of {@code units} characters. */
    public static void decodeLatin1(byte[] bytes, int start, int end, byte[] into, int at) {
        int out = at;
        for (int i = start; i < end; i++) {
            int lead = bytes[i];
            into[out++] = (byte) (lead >= 0 ? lead : ((lead & 0x03) << 6) | (bytes[++i] & 0x3f));
        }
    }

    /** Decodes a slice that {@link #scan} accepted. */
    public static void decodeUtf16(byte[] bytes, int start, int end, char[] into, int at) {
        int out = at;
        for (int i = start; i < end; ) {
            int lead = bytes[i] & 0xff;
            int size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
            int point = codePoint(bytes, i, lead, size);
            i += size;
            if (point < 0x10000) {
                into[out++] = (char) point;
            } else {
                into[out++] = Character.highSurrogate(point);
                into[out++] = Character.lowSurrogate(point);
            }
        }
    }

    private static int codePoint(byte[] bytes, int at, int lead, int size) {
        if (size == 1) {
            return lead;
        }
        int point = lead & (0x7f >> size);
        for (int i = 1; i < size; i++) {
            point = (point << 6) | (bytes[at + i] & 0x3f);
        }
        return point;
    }

    static int encodedLength(CharSequence text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                length++;
            } else if (unit < 0x800) {
                length += 2;
            } else if (startsPair(text, i)) {
                length += 4;
                i++;
            } else {
                length += 3;
            }
        }
        return Math.toIntExact(length);
    }

    private static boolean startsPair(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    static void encode(CharSequence text, int length, ByteWriter into) {
        byte[] out = into.reserve(length);
        int at = into.size();
        for (int i = 0; i < text.length(); i++) {
            int point = text.charAt(i);
            if (point < 0x80) {
                out[at++] = (byte) point;
                continue;
            }
            if (startsPair(text, i)) {
                point = Character.toCodePoint((char) point, text.charAt(++i));
            } else if (point >= 0xd800 && point <= 0xdfff) {
                point = REPLACEMENT;
            }
            at = encodePoint(point, out, at);
        }
        into.advance(length);
    }

    private static int encodePoint(int point, byte[] out, int start) {
        int at = start;
        if (point < 0x800) {
            out[at++] = (byte) (0xc0 | point >> 6);
        } else if (point < 0x10000) {
            out[at++] = (byte) (0xe0 | point >> 12);
            out[at++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        } else {
            out[at++] = (byte) (0xf0 | point >> 18);
            out[at++] = (byte) (0x80 | ((point >> 12) & 0x3f));
            out[at++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        }
        out[at++] = (byte) (0x80 | (point & 0x3f));
        return at;
    }

    static void encodeLatin1(byte[] latin1, int start, int end, ByteWriter into) {
        for (int i = start; i < end; i++) {
            int unit = latin1[i] & 0xff;
            if (unit < 0x80) {
                into.writeUint8(unit);
            } else {
                into.writeUint8(0xc0 | unit >> 6);
                into.writeUint8(0x80 | (unit & 0x3f));
            }
        }
    }
}
