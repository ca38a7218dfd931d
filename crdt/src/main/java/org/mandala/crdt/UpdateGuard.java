package org.mandala.crdt;

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
}
