package org.mandala.crdt;

/** Something that was asked to be told; {@link #cancel} ends it. */
@FunctionalInterface
public interface Subscription {
    /** Ends it; a second call does nothing. */
    void cancel();
}
