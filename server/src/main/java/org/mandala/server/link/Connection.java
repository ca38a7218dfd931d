package org.mandala.server.link;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.TimeUnit;

/** One connection to Redis, and how long ago it last gave a sign of life. Rule N1. On the link's home. */
final class Connection {
    /** A command that takes longer is as good as lost; the client itself would wait for ever. */
    static final long ANSWER_MS = 2_000;

    /** So long without a sign of life, and Redis is asked for one: what is used is not asked, and what is not, each second by a watchdog that looks twice in it. */
    static final long ASK_AFTER_MS = 750;

    private final RedisConnection connection;
    private long livedAt = now();
    private boolean pinging;

    Connection(RedisConnection connection) {
        this.connection = connection;
    }

    RedisConnection connection() {
        return connection;
    }

    Future<Response> send(Request request) {
        return connection
                .send(request)
                .timeout(ANSWER_MS, TimeUnit.MILLISECONDS)
                .onSuccess(answer -> lives());
    }

    /** Something came. */
    void lives() {
        livedAt = now();
        pinging = false;
    }

    long silentMs() {
        return now() - livedAt;
    }

    void pingIfSilent() {
        if (!pinging && silentMs() >= ASK_AFTER_MS) {
            pinging = true;
            send(Request.cmd(Command.PING)).onFailure(failure -> pinging = false);
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
