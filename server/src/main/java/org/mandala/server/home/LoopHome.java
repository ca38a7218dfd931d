package org.mandala.server.home;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop of Vert.x; {@link #check} compares threads. */
final class LoopHome implements Home {
    private static final Logger LOG = LoggerFactory.getLogger(LoopHome.class);

    private final Vertx vertx;
    private final Context context;
    private final Thread thread;
    private final Busyness busyness;

    /** Made on the loop itself. */
    LoopHome(Vertx vertx, Context context) {
        this.vertx = vertx;
        this.context = context;
        this.thread = Thread.currentThread();
        this.busyness = new Busyness(thread);
    }

    @Override
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

    @Override
    public void soon(Runnable work) {
        hand(work);
    }

    @Override
    public boolean isBusy() {
        return busyness.isBusy(System.nanoTime());
    }

    @Override
    public Runnable after(long ms, Runnable work) {
        long timer = vertx.setTimer(ms, ignored -> run(work));
        return () -> vertx.cancelTimer(timer);
    }

    @Override
    public Runnable every(long ms, Runnable work) {
        long timer = vertx.setPeriodic(ms, ignored -> run(work));
        return () -> vertx.cancelTimer(timer);
    }

    @Override
    public void check() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("not on the loop that owns this: " + Thread.currentThread());
        }
    }
}
