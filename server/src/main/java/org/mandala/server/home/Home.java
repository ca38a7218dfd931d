package org.mandala.server.home;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * One thread of control, and the timers on it. What lives here has plain fields and no locks, because nothing else ever
 * touches it; {@link #check} holds everybody to that. In the house it is an event loop; in a simulation, a virtual clock.
 */
public interface Home {
    /** Runs {@code work} here: at once when already here, else as soon as it is its turn, in order. */
    void run(Runnable work);

    /** Runs {@code work} here once everything is done that this turn brings. */
    default void soon(Runnable work) {
        after(1, work);
    }

    /** Whether more than half of the recent time went into work. */
    default boolean isBusy() {
        return false;
    }

    /** Runs {@code work} here after {@code ms}; the result cancels it. */
    Runnable after(long ms, Runnable work);

    /** Runs {@code work} here each {@code ms}; the result ends it. */
    Runnable every(long ms, Runnable work);

    /** Fails at once where code runs on a thread that does not own what it touches. */
    void check();

    /** Asks something of what lives here; the future completes here. */
    default <T> Future<T> ask(Supplier<Future<T>> question) {
        Promise<T> answer = Promise.promise();
        run(() -> {
            try {
                question.get().onComplete(answer);
            } catch (RuntimeException e) {
                answer.tryFail(e);
            }
        });
        return answer.future();
    }
}
