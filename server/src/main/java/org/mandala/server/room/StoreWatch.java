package org.mandala.server.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.mandala.server.home.Home;
import org.mandala.server.home.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a session's log can be read and written just now. While it cannot, nobody waits for it; it is tried until it can. Rule L44. Lives on
 * the session's home.
 */
final class StoreWatch {
    /** So long without an answer, and the store is away. A disk that is only busy has answered by then. */
    static final long LATE_MS = 3_000;

    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    /** First wait before a try; doubled up to the longest, so that the end of a fault is noticed well within 5 s. */
    private static final long FIRST_TRY_MS = 250;

    private static final long LONGEST_TRY_MS = 2_000;

    /** So long one question is waited for before the next is asked: what hangs may never be answered. */
    private static final long FORGET_MS = 10_000;

    private final String session;
    private final Home home;
    private final Supplier<Future<?>> attempt;
    private final Runnable back;
    private Runnable noTry = () -> {};
    private long waitMs = FIRST_TRY_MS;
    private boolean away;
    private boolean trying;
    private boolean closed;

    /** The store did not answer in time: whether what was asked is done is not known. */
    private static final class Silent extends Unavailable {
        private static final long serialVersionUID = 1L;

        Silent() {
            super("no answer from the store", null);
        }
    }

    /** The store is away, and was not asked: nothing was done. */
    static final class NotAsked extends Unavailable {
        private static final long serialVersionUID = 1L;

        NotAsked() {
            super("the store is away", null);
        }
    }

    /**
     * @param attempt asks the store something that shows whether it answers
     * @param back runs each time that it answers again
     */
    StoreWatch(String session, Home home, Supplier<Future<?>> attempt, Runnable back) {
        this.session = session;
        this.home = home;
        this.attempt = attempt;
        this.back = back;
    }

    boolean isAway() {
        return away;
    }

    /** Asks the store; fails within {@link #LATE_MS} where it does not answer, and at once with {@link NotAsked} while it is away. */
    <T> Future<T> ask(Supplier<Future<T>> question) {
        return away
                ? Future.failedFuture(new NotAsked())
                : within(question.get()).onFailure(this::failed);
    }

    /** What was written is stored: the next time of trouble begins with a short wait. */
    void stored() {
        waitMs = FIRST_TRY_MS;
    }

    void close() {
        closed = true;
        noTry.run();
    }

    private void failed(Throwable failure) {
        if (failure instanceof Unavailable && !away) {
            away = true;
            LOG.warn("session {}: its log cannot be reached: {}", session, failure.getMessage());
            tryLater();
        }
    }

    private void tryLater() {
        if (!closed) {
            noTry = home.after(waitMs, this::tryNow);
            waitMs = Math.min(2 * waitMs, LONGEST_TRY_MS);
        }
    }

    /** There is one question at a time: a store that hangs is not to be flooded with them. */
    private void tryNow() {
        if (trying) {
            tryLater();
            return;
        }
        trying = true;
        Future<?> asked = attempt.get();
        Runnable noForgetting = home.after(FORGET_MS, () -> trying = false);
        asked.onComplete(answer -> {
            noForgetting.run();
            trying = false;
        });
        within(asked).onComplete(answer -> answered(), failure -> tryLater());
    }

    private void answered() {
        if (away && !closed) {
            away = false;
            LOG.info("session {}: its log is reached again", session);
            back.run();
        }
    }

    private <T> Future<T> within(Future<T> asked) {
        Promise<T> promise = Promise.promise();
        Runnable noEnd = home.after(LATE_MS, () -> promise.tryFail(new Silent()));
        asked.onComplete(answer -> {
            noEnd.run();
            if (answer.succeeded()) {
                promise.tryComplete(answer.result());
            } else {
                promise.tryFail(answer.cause());
            }
        });
        return promise.future();
    }
}
