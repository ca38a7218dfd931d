package org.mandala.server.home;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop, and the timers on it. What lives here has plain fields and no locks, because only this loop's thread
 * ever touches it; {@link #check} holds everybody to that.
 */
public final class Home {
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);

    private final Vertx vertx;
    private final Context context;
    private final Thread thread;

    /** Made on the loop itself. */
    Home(Vertx vertx, Context context) {
        this.vertx = vertx;
        this.context = context;
        this.thread = Thread.currentThread();
    }

    /** Runs {@code work} on this loop: at once when already there, else as soon as it is its turn, in order. */
    public void run(Runnable work) {
        if (Thread.currentThread() == thread) {
            work.run();
        } else {
            hand(work);
        }
    }

    /** While the house closes, sockets still end after the loops have: there is nothing left to tell then. */
    private void hand(Runnable work) {
        try {
            context.runOnContext(ignored -> work.run());
        } catch (RejectedExecutionException e) {
            LOG.debug("the loop has ended", e);
        }
    }

    /** Asks something of what lives here; the future completes on this loop. */
    public <T> Future<T> ask(Supplier<Future<T>> question) {
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

    /** Runs {@code work} on this loop after {@code ms}; the result cancels it. */
    public Runnable after(long ms, Runnable work) {
        long timer = vertx.setTimer(ms, ignored -> run(work));
        return () -> vertx.cancelTimer(timer);
    }

    /** Runs {@code work} on this loop each {@code ms}; the result ends it. */
    public Runnable every(long ms, Runnable work) {
        long timer = vertx.setPeriodic(ms, ignored -> run(work));
        return () -> vertx.cancelTimer(timer);
    }

    /** Fails at once where code runs on a thread that does not own what it touches. */
    public void check() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("not on the loop that owns this: " + Thread.currentThread());
        }
    }
}
