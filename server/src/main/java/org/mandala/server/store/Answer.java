package org.mandala.server.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer that is given from any thread and heard on the Vert.x context of the asker, where there is one. */
public final class Answer<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);
    private static final Executor ANYWHERE = Runnable::run;

    private final @Nullable ContextInternal asker = (ContextInternal) Vertx.currentContext();

    // It must know its context, or else what is composed from it is heard on any thread.
    private final Promise<T> promise = asker == null ? Promise.promise() : asker.promise();

    /** A "no" to whoever asks now. */
    public static <T> Future<T> refusal(Throwable reason) {
        Answer<T> answer = new Answer<>();
        answer.fail(reason);
        return answer.future();
    }

    public Future<T> future() {
        return promise.future();
    }

    /** Where it costs no hop to give it: the asker's event loop. Whoever gives many says those of one loop in one hop. */
    public Executor place() {
        return asker == null ? ANYWHERE : asker.nettyEventLoop();
    }

    public void complete(T value) {
        give(() -> promise.tryComplete(value));
    }

    public void fail(Throwable reason) {
        give(() -> promise.tryFail(reason));
    }

    private void give(Runnable answer) {
        if (asker == null) {
            answer.run();
            return;
        }
        try {
            asker.emit(answer, Runnable::run);
        } catch (RejectedExecutionException e) {
            LOG.debug("an answer is heard by nobody: the house closes", e);
        }
    }
}
