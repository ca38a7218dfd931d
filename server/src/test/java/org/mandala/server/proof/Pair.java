package org.mandala.server.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.link.NetLine;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** Two nodes as processes of their own over real Redis and PostgreSQL: north reaches Redis by a line that can be cut, south stands beside it. */
final class Pair implements AutoCloseable {
    private static final String KEY = "a secret of two processes, long enough to be one";
    private static final AtomicInteger TABS = new AtomicInteger();

    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final PostgresAddress database = PostgresServer.shared().database();
    private final RedisServer redis;
    private final NetLine net;
    private final ServerProcess south;
    private final String leading;
    private ServerProcess north;

    Pair(Path folder) {
        this.folder = folder;
        redis = new RedisServer(folder);
        net = new NetLine(vertx, redis.port());
        north = node("north", net.address());
        south = node("south", redis.address());
        leading = north.links().get("facilitator");
    }

    RedisServer redis() {
        return redis;
    }

    /** North's line to Redis. */
    NetLine net() {
        return net;
    }

    ServerProcess north() {
        return north;
    }

    ServerProcess south() {
        return south;
    }

    /** After north was killed. */
    void startNorth() {
        north = node("north", net.address());
    }

    Visitor visitor(ServerProcess at, String name) {
        return TestHouse.at(at.url()).inside(leading, name, "copenhagen");
    }

    TestSocket come(ServerProcess at, String name) {
        return enter(visitor(at, name), tab());
    }

    static TestSocket enter(Visitor visitor, String tab) {
        TestSocket socket = visitor.enter(tab);
        socket.hearsNext("welcome");
        return socket;
    }

    /** The same browser at another node. */
    static Visitor same(Visitor visitor, ServerProcess at) {
        Visitor there = TestHouse.at(at.url()).visitor().in(visitor.session());
        visitor.cookies().forEach(there::bring);
        return there;
    }

    static String tab() {
        return "tab-" + TABS.incrementAndGet();
    }

    /** The id of who of this name has come. */
    static String hearsOf(TestSocket socket, String name) {
        while (true) {
            JsonNode person = socket.hearsNext("arrived").get("person");
            if (person.get("name").asText().equals(name)) {
                return person.get("id").asText();
            }
        }
    }

    static void hearsLeft(TestSocket socket, String person) {
        while (!socket.hearsNext("left").get("person").asText().equals(person)) {}
    }

    static void leave(TestSocket... sockets) {
        for (TestSocket each : sockets) {
            each.say("{\"type\":\"leave\"}");
        }
    }

    private ServerProcess node(String name, String line) {
        try {
            return ServerProcess.start(
                    Files.createDirectories(folder.resolve(name)), NodeEnvironment.of(name, KEY, line, database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        south.thaw();
        north.kill();
        south.kill();
        net.close();
        redis.close();
        try {
            vertx.close().await(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
