package org.mandala.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Any;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;

/** Values as they were received, one after the other; parsed when asked for. */
final class AnyContent {
    private byte[] bytes;
    private int size;
    /** Where each value ends; made when a value in the middle is first asked for. */
    private int @Nullable [] ends;

    AnyContent(byte[] bytes) {
        this(bytes, bytes.length);
    }

    private AnyContent(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    @Nullable Object value(int index, int count) {
        int start = index == 0 ? 0 : ends(count)[index - 1];
        return Any.read(new ByteReader(bytes, start, size));
    }

    void writeTo(ByteWriter out, int from, int count) {
        out.writeBytes(bytes, from == 0 ? 0 : ends(count)[from - 1], size);
    }

    /** Keeps the first {@code at} values and returns the others. */
    AnyContent split(int at, int count) {
        int cut = ends(count)[at - 1];
        AnyContent right = new AnyContent(Arrays.copyOfRange(bytes, cut, size));
        size = cut;
        ends = null;
        return right;
    }

    AnyContent copy() {
        return new AnyContent(Arrays.copyOf(bytes, size));
    }

    void append(AnyContent right) {
        if (bytes.length - size < right.size) {
            int needed = size + right.size;
            bytes = Arrays.copyOf(bytes, needed + needed / 2);
        }
        System.arraycopy(right.bytes, 0, bytes, size, right.size);
        size += right.size;
        ends = null;
    }

    private int[] ends(int count) {
        int[] known = ends;
        if (known == null) {
            known = new int[count];
            ByteReader in = new ByteReader(bytes, 0, size);
            for (int i = 0; i < count; i++) {
                Any.skip(in);
                known[i] = in.position();
            }
            ends = known;
        }
        return known;
    }
}
