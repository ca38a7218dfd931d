package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Sees what a decoded update brings before any of it is applied, and keeps it out by throwing. */
@FunctionalInterface
public interface UpdateGuard {
    /** Lets everything in. */
    UpdateGuard NONE = (client, from, to, known) -> {};

    /**
     * Called for each client of which the update holds structs; deletions are not shown.
     *
     * @param from clock of the first struct
     * @param to clock after the last; more than {@code known} if the update brings anything new of this client
     * @param known clock that the document's next struct of this client will have
     */
    void structs(long client, int from, int to, int known);

    /**
     * Called when the update holds other content under a known id than the document does: one of the two replicas lost what it had said, and
     * said something else. What the document holds stays whatever is done here.
     *
     * @param clock where the first struct that differs begins, on the side on which it begins later
     */
    default void differs(long client, int clock) {}

    /** Who is to see which entries the update changes; null for nobody, since to find that out costs about as much as to apply it. */
    default @Nullable EntryGuard entries() {
        return null;
    }
}
