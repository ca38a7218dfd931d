package org.mandala.crdt;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a step of an {@link UndoManager}.
 *
 * @param kind whether the step undoes or redoes
 * @param origin of the transaction that made or took the step back; the manager itself for undoes and redoes
 * @param changed the types that the transaction changed
 * @param meta whatever listeners keep with the step, such as where the cursor was: put there when it is added, found there when it is
 *     taken back
 */
public record UndoEvent(Kind kind, @Nullable Object origin, Set<YType> changed, Map<Object, @Nullable Object> meta) {
    /** The two directions. */
    public enum Kind {
        /** The step takes back a change. */
        UNDO,
        /** The step takes back an undo. */
        REDO
    }
}
