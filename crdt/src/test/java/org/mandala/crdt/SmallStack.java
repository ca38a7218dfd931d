package org.mandala.crdt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A thread that has no room for recursion into what peers nest. */
final class SmallStack {
    private static final long BYTES = 256 << 10;

    private SmallStack() {}

    static void run(Runnable body) throws InterruptedException, ExecutionException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        body.run();
                        done.complete(true);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                },
                "small stack",
                BYTES);
        thread.start();
        done.get();
    }
}
