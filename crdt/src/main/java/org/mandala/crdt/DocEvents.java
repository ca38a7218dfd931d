package org.mandala.crdt;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a {@link Doc} tells of itself as a whole; types have observers of their own. */
public abstract sealed class DocEvents permits Doc {
    private final Listeners listeners = new Listeners();
    private boolean destroyed;

    DocEvents() {}

    /** Calls {@code listener} with the V1 update and the origin of every transaction that changed something. */
    public final Subscription onUpdate(BiConsumer<byte[], @Nullable Object> listener) {
        return Registration.in(listeners.updates, listener);
    }

    /** As {@link #onUpdate}, in V2. */
    public final Subscription onUpdateV2(BiConsumer<byte[], @Nullable Object> listener) {
        return Registration.in(listeners.updatesV2, listener);
    }

    /** Tells which subdocuments a transaction brought and took, and whose contents are asked for. */
    public final Subscription onSubdocs(Consumer<SubdocsEvent> listener) {
        return Registration.in(listeners.subdocs, listener);
    }

    /** Calls {@code listener} when a transaction begins; what it changes becomes part of that. */
    public final Subscription onBeforeTransaction(Consumer<Transaction> listener) {
        return Registration.in(listeners.starts, listener);
    }

    /** Calls {@code listener} after each transaction, when the observers of types were called and before garbage is collected. */
    public final Subscription onTransaction(Consumer<Transaction> listener) {
        return Registration.in(listeners.transactions, listener);
    }

    /** Calls {@code listener} when this document is given up. */
    public final Subscription onDestroy(Runnable listener) {
        return Registration.in(listeners.destroyed, listener);
    }

    /** Gives this document up: those who asked are told, and nobody is told of anything afterwards. */
    public final void destroy() {
        if (!destroyed) {
            destroyed = true;
            Callbacks callbacks = new Callbacks();
            listeners.destroyed.forEach(callbacks::run);
            listeners.clear();
            callbacks.finish();
        }
    }

    /** Whether this document was given up. */
    public final boolean isDestroyed() {
        return destroyed;
    }

    final Listeners listeners() {
        return listeners;
    }
}
