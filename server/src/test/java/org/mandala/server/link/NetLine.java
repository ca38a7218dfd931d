package org.mandala.server.link;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A line that behaves as lines do: an emulator of a link, as a TCP proxy to a port of this machine. It delays with jitter, makes lost packets felt as TCP
 * makes them felt (what follows waits for the resend), stands half open, is partitioned without a word to either end, and is reset.
 */
public final class NetLine implements AutoCloseable {
    /** What TCP waits at least before it sends again. */
    private static final long RESEND_MS = 200;

    private final Vertx vertx;
    private final NetServer server;
    private final NetClient client;
    private final String host;
    private final int target;
    private final Random random = new Random(1);
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private volatile long delayMs;
    private volatile long jitterMs;
    private volatile double loss;
    private volatile boolean thereCut;
    private volatile boolean backCut;

    public NetLine(Vertx vertx, int target) {
        this(vertx, "127.0.0.1", target);
    }

    /** One that begins at another address of this machine. */
    public NetLine(Vertx vertx, String host, int target) {
        this.vertx = vertx;
        this.host = host;
        this.target = target;
        this.client = vertx.createNetClient();
        this.server = vertx.createNetServer();
        server.connectHandler(this::join);
        try {
            server.listen(0, host).await(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return server.actualPort();
    }

    public String address() {
        return "redis://" + host + ":" + port();
    }

    public boolean isCut() {
        return thereCut || backCut;
    }

    /** Each way takes so long, and each packet is lost with this probability. */
    public NetLine slow(long oneWayMs, long jitter, double lossRate) {
        delayMs = oneWayMs;
        jitterMs = jitter;
        loss = lossRate;
        return this;
    }

    /** Nothing passes, and nobody is told; what was sent meanwhile passes at {@link #heal}, as TCP sends it again. */
    public void cut() {
        thereCut = true;
        backCut = true;
    }

    /** Only what comes back from the server is held: a half-open line. */
    public void cutBack() {
        backCut = true;
    }

    public void heal() {
        thereCut = false;
        backCut = false;
        ways.forEach(Way::pump);
    }

    /** All connections break at once. */
    public void reset() {
        ways.forEach(Way::end);
    }

    @Override
    public void close() {
        reset();
        server.close();
        client.close();
    }

    private void join(NetSocket near) {
        near.pause();
        client.connect(target, "127.0.0.1").onFailure(failure -> near.close()).onSuccess(far -> {
            Way there = new Way(near, far, true);
            Way back = new Way(far, near, false);
            there.open();
            back.open();
            near.resume();
        });
    }

    private final class Way {
        private final NetSocket from;
        private final NetSocket to;
        private final boolean isThere;
        private final Deque<Packet> waiting = new ArrayDeque<>();
        private long lastDue;
        private boolean closed;

        private record Packet(long due, Buffer bytes) {}

        Way(NetSocket from, NetSocket to, boolean isThere) {
            this.from = from;
            this.to = to;
            this.isThere = isThere;
        }

        void open() {
            ways.add(this);
            from.handler(this::take);
            from.closeHandler(ignored -> close());
            from.exceptionHandler(ignored -> close());
        }

        /** The word of it passes as all others do: after them, and not while the line is cut. */
        private synchronized void close() {
            closed = true;
            pump();
        }

        synchronized void take(Buffer bytes) {
            long jitter = jitterMs == 0 ? 0 : random.nextLong(jitterMs + 1);
            long resend = loss > 0 && random.nextDouble() < loss ? RESEND_MS + 2 * delayMs : 0;
            lastDue = Math.max(lastDue, now() + delayMs + jitter + resend);
            waiting.add(new Packet(lastDue, bytes));
            later(lastDue - now());
        }

        private void later(long ms) {
            if (ms <= 0) {
                pump();
            } else {
                vertx.setTimer(ms, ignored -> pump());
            }
        }

        synchronized void pump() {
            boolean held = isThere ? thereCut : backCut;
            while (!waiting.isEmpty() && !held && waiting.peek().due() <= now()) {
                to.write(waiting.remove().bytes());
            }
            if (closed && !held && waiting.isEmpty()) {
                end();
            }
        }

        void end() {
            if (ways.remove(this)) {
                to.close();
                from.close();
            }
        }

        private long now() {
            return System.nanoTime() / 1_000_000;
        }
    }
}
