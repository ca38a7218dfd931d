package org.mandala.server.gateway;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one event loop: looks at each every 5 s, a few at a time on one timer for all, and flushes what a turn of the loop wrote. As
 * an executor it runs work on the loop: at once when already there.
 */
final class Pulse implements Executor {
    static final long ROUND_MS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long TICK_MS = 100;
    private static final int SLOTS = (int) (ROUND_MS / TICK_MS);

    private final EventLoop loop;
    private final List<List<Socket>> slots = new ArrayList<>(SLOTS);
    private List<Wire> written = new ArrayList<>();
    private List<Wire> flushing = new ArrayList<>();
    private int nextSlot;
    private int nextTick;

    /** Beats until the loop ends. */
    Pulse(EventLoop loop) {
        this.loop = loop;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
        var unused = loop.scheduleAtFixedRate(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void execute(Runnable work) {
        if (loop.inEventLoop()) {
            work.run();
        } else {
            hand(work);
        }
    }

    /** While the house closes, documents still speak to loops that have ended. */
    private void hand(Runnable work) {
        try {
            loop.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the loop has ended", e);
        }
    }

    void after(long ms, Runnable work) {
        var unused = loop.schedule(work, ms, TimeUnit.MILLISECONDS);
    }

    /** Flushes the wire once everything of this turn is written. */
    void flushSoon(Wire wire) {
        if (written.isEmpty()) {
            loop.execute(this::flush);
        }
        written.add(wire);
    }

    private void flush() {
        List<Wire> all = written;
        written = flushing;
        flushing = all;
        for (Wire wire : all) {
            wire.flush();
        }
        all.clear();
    }

    /** From now on the socket is looked at. */
    void add(Socket socket) {
        nextSlot = (nextSlot + 1) % SLOTS;
        List<Socket> slot = slots.get(nextSlot);
        socket.slot = nextSlot;
        socket.place = slot.size();
        slot.add(socket);
    }

    void remove(Socket socket) {
        List<Socket> slot = slots.get(socket.slot);
        Socket last = slot.remove(slot.size() - 1);
        if (last != socket) {
            last.place = socket.place;
            slot.set(socket.place, last);
        }
    }

    private void tick() {
        nextTick = (nextTick + 1) % SLOTS;
        for (Socket socket : List.copyOf(slots.get(nextTick))) {
            socket.beat();
        }
    }
}
