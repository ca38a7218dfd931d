package org.mandala.crdt;

import java.util.List;

/** Something that was asked to be told; {@link #cancel} ends it. */
@FunctionalInterface
public interface Subscription {
    void cancel();

    static <T> Subscription in(List<T> listeners, T listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
