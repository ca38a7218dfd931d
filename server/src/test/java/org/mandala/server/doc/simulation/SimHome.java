package org.mandala.server.doc.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import org.mandala.server.home.Home;

/** A home under virtual time. Dead after a crash: nothing that waits there ever runs. */
final class SimHome implements Home {
    private final VirtualTime time;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean here;
    private boolean dead;

    SimHome(VirtualTime time) {
        this.time = time;
    }

    boolean isDead() {
        return dead;
    }

    void die() {
        dead = true;
    }

    @Override
    public void run(Runnable work) {
        if (here) {
            work.run();
        } else if (!dead) {
            waiting.add(work);
            time.after(0, this::next);
        }
    }

    @Override
    public Runnable after(long ms, Runnable work) {
        return time.after(ms, () -> run(work));
    }

    @Override
    public Runnable every(long ms, Runnable work) {
        boolean[] ended = {false};
        again(ms, work, ended);
        return () -> ended[0] = true;
    }

    private void again(long ms, Runnable work, boolean[] ended) {
        time.after(ms, () -> {
            if (!ended[0] && !dead) {
                run(work);
                again(ms, work, ended);
            }
        });
    }

    @Override
    public void check() {
        if (!here) {
            throw new IllegalStateException("not at home");
        }
    }

    private void next() {
        Runnable work = waiting.poll();
        if (work == null || dead) {
            return;
        }
        here = true;
        try {
            work.run();
        } finally {
            here = false;
        }
    }
}
