package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps edits from cutting a surrogate pair: both halves would be lost, and replicas could differ for ever. */
final class Surrogates {
    private Surrogates() {}

    /** Refuses an index between the two halves of a pair. */
    static void checkBoundary(Branch branch, int index) {
        if (index <= 0 || index >= branch.length) {
            return;
        }
        Item item = ListPosition.find(branch, index - 1);
        int inside = index - branch.markedIndex;
        boolean cuts = item.kind == Content.STRING
                && inside < item.length
                && Character.isHighSurrogate(Units.at(item.held(), inside - 1))
                && Character.isLowSurrogate(Units.at(item.held(), inside));
        if (cuts) {
            throw new IllegalArgumentException(
                    "index " + index + " lies inside a surrogate pair; use " + (index - 1) + " or " + (index + 1));
        }
    }

    /** The text with U+FFFD in place of each lone surrogate, which is what peers would receive. */
    static String wellFormed(String text) {
        StringBuilder fixed = null;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                fixed = fixed == null ? new StringBuilder(text) : fixed;
                fixed.setCharAt(i, Units.REPLACEMENT);
            }
        }
        return fixed == null ? text : fixed.toString();
    }

    /** A copy with keys of that kind. */
    static Map<String, @Nullable Object> wellFormed(Map<String, ? extends @Nullable Object> attributes) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        attributes.forEach((key, value) -> copy.put(wellFormed(key), value));
        return copy;
    }

    /** Whether a cut before a clock below the client's state would part a pair. */
    static boolean isInside(ClientStructs client, int clock) {
        return client.find(clock) instanceof Item item
                && item.kind == Content.STRING
                && item.clock < clock
                && Character.isHighSurrogate(Units.at(item.held(), clock - item.clock - 1))
                && Character.isLowSurrogate(Units.at(item.held(), clock - item.clock));
    }
}
