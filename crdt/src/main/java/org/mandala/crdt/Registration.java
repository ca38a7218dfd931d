package org.mandala.crdt;

import java.util.List;

/** A listener in a list, until it is cancelled. */
final class Registration<T> implements Subscription {
    private final List<T> listeners;
    private final T listener;
    private final Runnable whenCancelled;
    private boolean cancelled;

    private Registration(List<T> listeners, T listener, Runnable whenCancelled) {
        this.listeners = listeners;
        this.listener = listener;
        this.whenCancelled = whenCancelled;
    }

    static <T> Registration<T> in(List<T> listeners, T listener) {
        return in(listeners, listener, () -> {});
    }

    static <T> Registration<T> in(List<T> listeners, T listener, Runnable whenCancelled) {
        listeners.add(listener);
        return new Registration<>(listeners, listener, whenCancelled);
    }

    @Override
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            listeners.remove(listener);
            whenCancelled.run();
        }
    }
}
