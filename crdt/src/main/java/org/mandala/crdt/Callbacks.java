package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Runs callbacks of others: each is called even if one before it failed, and the document stays sound. */
final class Callbacks {
    private @Nullable RuntimeException failure;

    void run(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            failure = first(failure, e);
        }
    }

    /** The first of two failures, which carries the other. */
    static RuntimeException first(@Nullable RuntimeException before, RuntimeException failure) {
        if (before == null) {
            return failure;
        }
        before.addSuppressed(failure);
        return before;
    }

    /** Throws the first failure, if there was one. */
    void finish() {
        if (failure != null) {
            throw failure;
        }
    }
}
