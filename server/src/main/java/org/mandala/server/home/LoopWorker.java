package org.mandala.server.home;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/** A named worker thread of Vert.x. */
public final class LoopWorker implements Worker {
    private final WorkerExecutor executor;

    public LoopWorker(Vertx vertx, String name) {
        this.executor = vertx.createSharedWorkerExecutor(name, 1);
    }

    @Override
    public <T> Future<T> run(Callable<T> work) {
        return ask(work)
                .recover(failure ->
                        Future.failedFuture(failure instanceof RejectedExecutionException ? new Closed() : failure));
    }

    /** Where its threads have ended, Vert.x throws what else it says by the future; timers go on for a moment after them. */
    private <T> Future<T> ask(Callable<T> work) {
        try {
            return executor.executeBlocking(work, true);
        } catch (RejectedExecutionException e) {
            return Future.failedFuture(e);
        }
    }

    /** The house closes: what is left undone is done when it opens again. */
    public static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed() {
            super("the house closes", null, false, false);
        }
    }
}
