package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.mandala.server.store.Answer;
import org.mandala.server.store.StoreClosed;

/** One question at a time, answered on the asker's context: what a database does with transactions. */
final class Turns {
    private boolean closed;

    synchronized <T> Future<T> ask(Supplier<T> question) {
        Answer<T> answer = new Answer<>();
        if (closed) {
            answer.fail(new StoreClosed());
            return answer.future();
        }
        try {
            answer.complete(question.get());
        } catch (RuntimeException e) {
            answer.fail(e);
        }
        return answer.future();
    }

    synchronized void close() {
        closed = true;
    }
}
