package org.mandala.server.link;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One client of Redis with its three connections: a client that was partitioned is not repaired but thrown away and replaced, since its pool may hang long
 * after the net has healed. To publish there is one connection alone, so that nothing overtakes; to hear another, to ask the third.
 */
final class Lines {
    /** A command that takes longer is as good as lost; the client itself would wait for ever. */
    static final long ANSWER_MS = 2_000;

    /** Redis draws it by lot when it starts, and when it is made the master. */
    private static final String IDENTITY = "master_replid:";

    private final Redis client;
    private final RedisConnection asking;
    private final RedisConnection publishing;
    private final RedisConnection hearing;
    /** Completed by whatever comes next on the connection that hears. */
    private Promise<Void> heard = Promise.promise();

    private Lines(Redis client, List<RedisConnection> connections) {
        this.client = client;
        this.asking = connections.get(0);
        this.publishing = connections.get(1);
        this.hearing = connections.get(2);
    }

    static Future<Lines> open(Vertx vertx, RedisAddress address) {
        Redis client = Redis.createClient(vertx, address.options());
        return within(Future.all(client.connect(), client.connect(), client.connect()))
                .map(all -> new Lines(client, all.list()))
                .onFailure(failure -> client.close());
    }

    /** {@code onEnd} may run several times; {@code onPush} hears what the channels bring. */
    void watch(Runnable onEnd, Consumer<Response> onPush) {
        for (RedisConnection each : List.of(asking, publishing, hearing)) {
            each.endHandler(ignored -> onEnd.run());
            each.exceptionHandler(ignored -> onEnd.run());
        }
        hearing.handler(push -> {
            heard.tryComplete();
            onPush.accept(push);
        });
    }

    Future<Response> ask(Request request) {
        return within(asking.send(request));
    }

    Future<Response> publish(Request request) {
        return within(publishing.send(request));
    }

    Future<Response> hear(Request request) {
        return within(hearing.send(request));
    }

    /** Completes when all three answer. */
    Future<Void> ping() {
        return Future.all(ask(Request.cmd(Command.PING)), publish(Request.cmd(Command.PING)), pingHearing())
                .mapEmpty();
    }

    /** Which Redis this is: another one after a fail-over or a restart. Empty where it may not be asked. */
    Future<String> identity() {
        return ask(Request.cmd(Command.INFO).arg("replication"))
                .map(answer -> answer.toString()
                        .lines()
                        .filter(line -> line.startsWith(IDENTITY))
                        .findFirst()
                        .orElse(""))
                .otherwise("");
    }

    /**
     * The client takes a message of a channel that comes before the answer for the answer, and forgets who asked: so whatever comes shows that the
     * connection lives.
     */
    private Future<?> pingHearing() {
        heard = Promise.promise();
        return Future.any(hear(Request.cmd(Command.PING)), heard.future());
    }

    void close() {
        client.close();
    }

    private static <T> Future<T> within(Future<T> answer) {
        return answer.timeout(ANSWER_MS, TimeUnit.MILLISECONDS);
    }
}
