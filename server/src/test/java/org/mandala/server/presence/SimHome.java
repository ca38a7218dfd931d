package org.mandala.server.presence;

import org.mandala.server.home.Home;

/** A home that is always there, on a clock of the test. */
record SimHome(SimTime time) implements Home {
    @Override
    public void run(Runnable work) {
        work.run();
    }

    @Override
    public Runnable after(long ms, Runnable work) {
        return time.after(ms, work);
    }

    @Override
    public Runnable every(long ms, Runnable work) {
        boolean[] ended = {false};
        again(ms, work, ended);
        return () -> ended[0] = true;
    }

    private void again(long ms, Runnable work, boolean[] ended) {
        time.after(ms, () -> {
            if (!ended[0]) {
                work.run();
                again(ms, work, ended);
            }
        });
    }

    @Override
    public void check() {}
}
