package org.mandala.crdt.encoding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order in which a JavaScript object lists its own keys: array indexes ascending, then the others as inserted. */
final class KeyOrder {
    private static final long MAX_INDEX = 4_294_967_294L;

    private KeyOrder() {}

    static Collection<? extends Map.Entry<?, ?>> of(Map<?, ?> map) {
        if (map.keySet().stream().noneMatch(key -> index(String.valueOf(key)) >= 0)) {
            return map.entrySet();
        }
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        entries.sort(Comparator.comparingLong(KeyOrder::rank));
        return entries;
    }

    private static long rank(Map.Entry<?, ?> entry) {
        long index = index(String.valueOf(entry.getKey()));
        return index < 0 ? Long.MAX_VALUE : index;
    }

    /** The array index that a key stands for, or -1. */
    private static long index(String key) {
        if (key.isEmpty() || key.length() > 10 || (key.length() > 1 && key.charAt(0) == '0')) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < key.length(); i++) {
            int digit = key.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= MAX_INDEX ? value : -1;
    }
}
