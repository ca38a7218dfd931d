package org.mandala.server.room;

import java.util.function.Function;

/** How one node serves the session: as long as somebody is there, and then anew. */
final class SimServing {
    private final SimWorld world;
    private final Function<Runnable, LiveSession> make;
    private LiveSession session;
    private boolean ready;

    /** @param make makes it, given what to tell when nobody is there any more */
    SimServing(SimWorld world, Function<Runnable, LiveSession> make) {
        this.world = world;
        this.make = make;
        this.session = make.apply(this::begin);
        open();
    }

    /** Nobody enters before it is loaded. */
    LiveSession session() {
        while (!ready) {
            world.runFor(1);
        }
        return session;
    }

    private void begin() {
        session = make.apply(this::begin);
        open();
    }

    private void open() {
        ready = false;
        LiveSession opened = session;
        opened.open().onComplete(done -> ready = opened == session);
    }
}
