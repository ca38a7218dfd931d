package org.mandala.server.link;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.Home;
import org.mandala.server.link.Subscriptions.RawListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to Redis. Whatever happens to Redis or to the net, it comes back by itself, listens again to all channels and tells their listeners that
 * they may have missed something. Rules N1 to N4. Lives on one home; safe from any thread.
 */
public final class RedisLink implements Backplane {
    /** How often the watchdog looks. */
    static final long LOOK_EVERY_MS = 500;

    /** So long without an answer, and the client is replaced. */
    static final long SILENT_MS = 3_500;

    /** Longest wait before the next try; its half is drawn, so that a hundred nodes do not come back in one instant. */
    private static final long LONGEST_WAIT_MS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

    private final Vertx vertx;
    private final RedisAddress address;
    private final Home home;
    private final RandomGenerator random;
    private final Channels channels;
    private final Speaking speaking;
    private final long me;
    private final Promise<Void> firstOpen = Promise.promise();
    private @Nullable Lines lines;
    private String identity = "";
    private long waitMs;
    private boolean closed;
    private volatile boolean up;

    private RedisLink(Vertx vertx, RedisAddress address, Home home, RandomGenerator random) {
        this.vertx = vertx;
        this.address = address;
        this.home = home;
        this.random = random;
        this.me = random.nextLong();
        this.channels = new Channels(home, random, (line, failure) -> lost(line, failure.getMessage()));
        this.speaking = new Speaking(me, 0, this::send);
    }

    /** Begins to connect, and never ends to try. */
    public static RedisLink open(Vertx vertx, RedisAddress address, Home home, RandomGenerator random) {
        RedisLink link = new RedisLink(vertx, address, home, random);
        home.run(() -> {
            link.connect();
            home.every(LOOK_EVERY_MS, link::look);
        });
        return link;
    }

    /** Completes when it is up for the first time. */
    public Future<Void> whenOpen() {
        return firstOpen.future();
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public void publish(String channel, Buffer message) {
        home.run(() -> speaking.say(channel, message));
    }

    @Override
    public Runnable listen(String channel, Listener listener) {
        return listenRaw(channel, new Hearing(me, listener));
    }

    /** Hears a channel on which scripts publish, which have their own count. */
    Runnable listenRaw(String channel, RawListener listener) {
        home.run(() -> channels.listen(channel, listener));
        return () -> home.run(() -> channels.end(channel, listener));
    }

    /** Asks Redis; fails within 2 s when there is no answer. */
    Future<Response> ask(Request request) {
        return home.ask(() -> {
            Lines open = lines;
            return open == null
                    ? Future.failedFuture(new Down())
                    : open.ask(request).onFailure(failure -> suspect(open, failure));
        });
    }

    /** Ends it; nothing is told afterwards. */
    public Future<Void> close() {
        return home.ask(() -> {
            closed = true;
            drop();
            return Future.succeededFuture();
        });
    }

    private void connect() {
        if (closed) {
            return;
        }
        Lines.open(vertx, address).onComplete(this::connected, failure -> {
            LOG.debug("no line to Redis: {}", failure.getMessage());
            connectLater();
        });
    }

    private void connected(Lines opened) {
        home.check();
        if (closed) {
            opened.close();
            return;
        }
        lines = opened;
        opened.watch(() -> lost(opened, "the connection ended"), push -> heard(opened, push));
        Future<Void> listening = channels.over(opened);
        opened.identity().onSuccess(this::recognise);
        listening.onComplete(done -> resumed(opened), failure -> lost(opened, failure.getMessage()));
    }

    /** Of several masters one answers for all, so that nothing is known of the others. */
    private void recognise(String found) {
        channels.leadsElsewhere(found.isEmpty() || !found.equals(identity) || address.isCluster());
        identity = found;
    }

    private void resumed(Lines opened) {
        if (lines != opened) {
            return;
        }
        waitMs = 0;
        up = true;
        speaking.beginAnew();
        LOG.info("the line to Redis is up");
        firstOpen.tryComplete();
    }

    private void heard(Lines from, Response push) {
        if (lines == from) {
            channels.take(push);
        }
    }

    private void send(String channel, Buffer payload) {
        Lines open = lines;
        if (open != null) {
            open.publish(Request.cmd(Command.SPUBLISH).arg(channel).arg(payload))
                    .onFailure(failure -> suspect(open, failure));
        }
    }

    private void look() {
        Lines open = lines;
        if (open == null || closed) {
            return;
        }
        if (open.silentMs() > SILENT_MS) {
            lost(open, "no answer for " + SILENT_MS + " ms");
            return;
        }
        speaking.look();
        open.pingIfSilent();
    }

    /** After a fail-over the old master may go on answering, as a replica that takes nothing. */
    private void suspect(Lines asked, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("READONLY") || message.startsWith("MASTERDOWN")) {
            lost(asked, message);
        }
    }

    private void lost(Lines which, @Nullable String why) {
        if (lines == which) {
            LOG.warn("the line to Redis is lost: {}", why);
            drop();
            connectLater();
        }
    }

    private void drop() {
        up = false;
        channels.lost();
        Lines open = lines;
        lines = null;
        if (open != null) {
            open.close();
        }
    }

    private void connectLater() {
        if (!closed) {
            waitMs = Math.min(LONGEST_WAIT_MS, Math.max(50, 2 * waitMs));
            home.after(waitMs / 2 + random.nextLong(waitMs / 2 + 1) + 1, this::connect);
        }
    }

    /** There is no line to Redis now. */
    static final class Down extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Down() {
            super("there is no line to Redis", null, false, false);
        }
    }
}
