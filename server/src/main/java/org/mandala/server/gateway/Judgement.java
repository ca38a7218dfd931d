package org.mandala.server.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.mandala.server.home.Unavailable;

/** Asks whether an open socket may stay, on the event loop on which this was made. May be run from any thread. Rule R6. */
final class Judgement implements Runnable {
    /** With the store away everybody may do what they last might; so long after it is back they are judged. */
    private static final long AGAIN_MS = 2_000;

    private final Vertx vertx;
    private final Context home;
    private final Socket socket;
    private final Supplier<Future<?>> judge;
    private boolean waiting;

    Judgement(Vertx vertx, Socket socket, Supplier<Future<?>> judge) {
        this.vertx = vertx;
        this.home = vertx.getOrCreateContext();
        this.socket = socket;
        this.judge = judge;
    }

    @Override
    public void run() {
        home.runOnContext(ignored -> {
            if (!waiting) {
                judge.get().onFailure(this::failed);
            }
        });
    }

    private void failed(Throwable failure) {
        if (!(failure instanceof Unavailable)) {
            socket.close(Closed.why(failure));
        } else if (!waiting && !socket.isClosed()) {
            waiting = true;
            vertx.setTimer(AGAIN_MS, ignored -> {
                waiting = false;
                run();
            });
        }
    }
}
