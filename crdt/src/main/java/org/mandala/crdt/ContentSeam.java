package org.mandala.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts and joins what items hold. */
final class ContentSeam {
    private ContentSeam() {}

    /** Leaves an item the content of its first {@code at} units, and returns that of the others. Its length is as before. */
    static @Nullable Object split(Item item, int at) {
        return switch (item.kind) {
            case Content.STRING -> splitUnits(item, at);
            case Content.ANY -> item.values().split(at, item.length);
            case Content.JSON -> splitTexts(item, at);
            case Content.DELETED -> null;
            default -> throw new IllegalStateException("content " + item.kind + " has nothing to split");
        };
    }

    /** A cut inside a surrogate pair destroys both halves, on every replica alike. */
    private static Object splitUnits(Item item, int at) {
        Object units = item.held();
        Object rest = Units.slice(units, at, item.length);
        if (Character.isHighSurrogate(Units.at(units, at - 1))) {
            item.content = Units.with(Units.slice(units, 0, at), at, at - 1, Units.REPLACEMENT);
            rest = Units.with(rest, item.length - at, 0, Units.REPLACEMENT);
        }
        return rest;
    }

    private static Object splitTexts(Item item, int at) {
        String[] texts = (String[]) item.held();
        item.content = Arrays.copyOf(texts, at);
        return Arrays.copyOfRange(texts, at, texts.length);
    }

    /** Gives {@code left} the content of {@code right}, of the same kind, too; false for kinds that cannot be joined. */
    static boolean join(Item left, Item right) {
        switch (left.kind) {
            case Content.STRING -> left.content = Units.append(left.held(), left.length, right.held(), right.length);
            case Content.ANY -> left.values().append(right.values());
            case Content.JSON -> left.content = joined((String[]) left.held(), (String[]) right.held());
            case Content.DELETED -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String[] joined(String[] left, String[] right) {
        String[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
