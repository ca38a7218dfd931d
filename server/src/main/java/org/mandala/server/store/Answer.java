package org.mandala.server.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An answer that is given from any thread and heard on the Vert.x context of the asker, where there is one. */
public final class Answer<T> {
    private final CompletableFuture<T> said = new CompletableFuture<>();
    private final Future<T> future;

    public Answer() {
        @Nullable Context asker = Vertx.currentContext();
        // The future must know its context, or else what is composed from it is heard on any thread.
        future = asker == null ? Future.fromCompletionStage(said) : Future.fromCompletionStage(said, asker);
    }

    /** A "no" to whoever asks now. */
    public static <T> Future<T> refusal(Throwable reason) {
        Answer<T> answer = new Answer<>();
        answer.fail(reason);
        return answer.future();
    }

    public Future<T> future() {
        return future;
    }

    public void complete(T value) {
        said.complete(value);
    }

    public void fail(Throwable reason) {
        said.completeExceptionally(reason);
    }
}
