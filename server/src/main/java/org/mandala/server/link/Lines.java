package org.mandala.server.link;

import io.vertx.core.Future;
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
    /** Redis draws it by lot when it starts, and when it is made the master. */
    private static final String IDENTITY = "master_replid:";

    private final Redis client;
    private final Connection asking;
    private final Connection publishing;
    private final Connection hearing;
    private final List<Connection> all;

    private Lines(Redis client, List<RedisConnection> connections) {
        this.client = client;
        this.asking = new Connection(connections.get(0));
        this.publishing = new Connection(connections.get(1));
        this.hearing = new Connection(connections.get(2));
        this.all = List.of(asking, publishing, hearing);
    }

    static Future<Lines> open(Vertx vertx, RedisAddress address) {
        Redis client = Redis.createClient(vertx, address.options());
        return Future.all(client.connect(), client.connect(), client.connect())
                .timeout(Connection.ANSWER_MS, TimeUnit.MILLISECONDS)
                .map(all -> new Lines(client, all.list()))
                .onFailure(failure -> client.close());
    }

    /** {@code onEnd} may run several times; {@code onPush} hears what the channels bring. */
    void watch(Runnable onEnd, Consumer<Response> onPush) {
        for (Connection each : all) {
            each.connection().endHandler(ignored -> onEnd.run());
            each.connection().exceptionHandler(ignored -> onEnd.run());
        }
        // The client takes a message that comes before an answer for the answer, and forgets who asked: so whatever
        // comes is a sign of life.
        hearing.connection().handler(push -> {
            hearing.lives();
            onPush.accept(push);
        });
    }

    Future<Response> ask(Request request) {
        return asking.send(request);
    }

    Future<Response> publish(Request request) {
        return publishing.send(request);
    }

    Future<Response> hear(Request request) {
        return hearing.send(request);
    }

    /** How long one of the three has given no sign of life. */
    long silentMs() {
        return all.stream().mapToLong(Connection::silentMs).max().orElse(0);
    }

    /** Asks each of the three for a sign of life that has given none for a while. */
    void pingIfSilent() {
        all.forEach(Connection::pingIfSilent);
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

    void close() {
        client.close();
    }
}
