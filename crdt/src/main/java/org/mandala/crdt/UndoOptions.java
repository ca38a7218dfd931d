package org.mandala.crdt;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link UndoManager} captures, and what it may do.
 *
 * @param captureMs changes that follow one another within so many milliseconds are undone as one
 * @param origins origins of transactions to capture; null in it stands for those without an origin, a {@link Class} for all its instances
 * @param overwritesOthers whether undoing may replace what others set under the same key since
 * @param captured which transactions of those origins to capture
 * @param deletable what undoing and redoing may delete; what is left out stays, and the rest of the step is carried out
 * @param nowMs the current time in milliseconds, from any origin
 */
public record UndoOptions(
        long captureMs,
        Set<? extends @Nullable Object> origins,
        boolean overwritesOthers,
        Predicate<? super Transaction> captured,
        Predicate<? super Deletion> deletable,
        LongSupplier nowMs) {

    private static final long HALF_A_SECOND_MS = 500;

    private enum Everything implements Predicate<Object> {
        CHOSEN;

        @Override
        public boolean test(Object it) {
            return true;
        }
    }

    /**
     * Something that a step would delete.
     *
     * @param parent the type that it is in
     * @param key its key there; null for what is in a list
     * @param value what it is, as {@link YMap#get} gives it; a string for text, null for a format
     */
    public record Deletion(
            YType parent, @Nullable String key, @Nullable Object value) {
        static Deletion of(Item item) {
            Object value = item.kind == Content.STRING
                    ? Units.view(item.held(), 0, item.length).toString()
                    : shown(item);
            return new Deletion(YType.of(item.parent()), item.parentSub, value);
        }

        private static @Nullable Object shown(Item item) {
            return item.countable() ? Values.last(item) : null;
        }
    }

    /** Half a second, all changes without an origin, never replaces what others set. */
    public static UndoOptions defaults(LongSupplier nowMs) {
        Set<@Nullable Object> noOrigin = new HashSet<>();
        noOrigin.add(null);
        return new UndoOptions(HALF_A_SECOND_MS, noOrigin, false, Everything.CHOSEN, Everything.CHOSEN, nowMs);
    }

    boolean mayDelete(Item item) {
        return deletable == Everything.CHOSEN || deletable.test(Deletion.of(item));
    }

    /** The same with another time within which changes are undone as one. */
    public UndoOptions withCaptureMs(long milliseconds) {
        return new UndoOptions(milliseconds, origins, overwritesOthers, captured, deletable, nowMs);
    }

    /** The same with other origins. */
    public UndoOptions withOrigins(Set<? extends @Nullable Object> tracked) {
        return new UndoOptions(captureMs, tracked, overwritesOthers, captured, deletable, nowMs);
    }

    /** The same with what others set under the same key replaced or not; {@code ignoreRemoteMapChanges} in Yjs. */
    public UndoOptions withOverwritesOthers(boolean overwrites) {
        return new UndoOptions(captureMs, origins, overwrites, captured, deletable, nowMs);
    }

    /** The same with another choice of transactions; {@code captureTransaction} in Yjs. */
    public UndoOptions withCaptured(Predicate<? super Transaction> choice) {
        return new UndoOptions(captureMs, origins, overwritesOthers, choice, deletable, nowMs);
    }

    /** The same with another choice of what may be deleted; {@code deleteFilter} in Yjs. */
    public UndoOptions withDeletable(Predicate<? super Deletion> choice) {
        return new UndoOptions(captureMs, origins, overwritesOthers, captured, choice, nowMs);
    }
}
