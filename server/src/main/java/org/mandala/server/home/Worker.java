package org.mandala.server.home;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Takes work that would hold up an event loop: one piece after the other, on a thread of its own. */
public interface Worker {
    /** Does the work there; the future completes on the Vert.x context of the caller, where there is one. */
    <T> Future<T> run(Callable<T> work);

    /** Does the work at once, on the caller's thread: for tests. */
    static Worker here() {
        return new Worker() {
            @Override
            public <T> Future<T> run(Callable<T> work) {
                try {
                    return Future.succeededFuture(work.call());
                } catch (Exception e) {
                    return Future.failedFuture(e);
                }
            }
        };
    }
}
