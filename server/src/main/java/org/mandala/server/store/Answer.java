package org.mandala.server.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** An answer that is given from any thread and heard on the Vert.x context of the asker, where there is one. */
public final class Answer<T> {
    private final @Nullable Context asker = Vertx.currentContext();
    private final Promise<T> promise = Promise.promise();

    public Future<T> future() {
        return promise.future();
    }

    public void complete(T value) {
        onContext(() -> promise.complete(value));
    }

    public void fail(Throwable reason) {
        onContext(() -> promise.fail(reason));
    }

    private void onContext(Runnable say) {
        if (asker == null) {
            say.run();
            return;
        }
        try {
            asker.runOnContext(ignored -> say.run());
        } catch (RejectedExecutionException e) {
            // The asker's Vert.x is closed: whoever still listens shall not wait for ever.
            say.run();
        }
    }
}
