package org.mandala.crdt;

import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.Utf8;

/** Gives equal names the same String: a document repeats few root names and keys very often. */
final class NameCache {
    private static final int SLOTS = 64;
    /** Longer names are rare and would make each look-up slow. */
    private static final int LONGEST = 32;

    private final @Nullable String[] slots = new @Nullable String[SLOTS];

    String get(byte[] bytes, int start, int end) {
        if (end - start > LONGEST) {
            return Utf8.decode(bytes, start, end);
        }
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 7) & (SLOTS - 1);
        String cached = slots[slot];
        if (cached != null && matches(cached, bytes, start, end)) {
            return cached;
        }
        String fresh = Utf8.decode(bytes, start, end);
        slots[slot] = fresh;
        return fresh;
    }

    /** Only ASCII names match, since only their bytes are their characters. */
    private static boolean matches(String cached, byte[] bytes, int start, int end) {
        if (cached.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0 || cached.charAt(i - start) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
