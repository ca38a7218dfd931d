package org.mandala.server.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** Two nodes as processes, as they are run, over a Redis and a PostgreSQL that keeps what it said to be kept. */
final class BenchNodes implements AutoCloseable {
    private static final String KEY = "a secret of two processes, long enough to be one";

    private final Path folder = Files.createTempDirectory("mandala-bench-nodes");
    private final PostgresServer postgres = PostgresServer.durable();
    final RedisServer redis = new RedisServer(folder);
    final ServerProcess north;
    final ServerProcess south;
    private final String link;

    BenchNodes() throws Exception {
        PostgresAddress database = postgres.database();
        north = node("north", database);
        south = node("south", database);
        link = north.links().get("facilitator");
    }

    private ServerProcess node(String name, PostgresAddress database) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("MANDALA_NODE_NAME", name);
        environment.put("MANDALA_NODE_SIGNING_KEY", KEY);
        environment.put("MANDALA_REDIS_ADDRESSES", redis.address());
        environment.put("MANDALA_STORE_URL", database.url());
        environment.put("MANDALA_STORE_USER", database.user());
        environment.put("MANDALA_STORE_PASSWORD", database.password());
        environment.put("MANDALA_LIMITS", "off");
        environment.put("MANDALA_DEMO", "true");
        return ServerProcess.start(
                Files.createDirectories(folder.resolve(name)), environment, List.of("-Xmx512m", "-XX:+UseG1GC"));
    }

    /** Somebody who may enter the demo's session, signed in at this node. */
    Visitor person(ServerProcess at, String name) {
        return TestHouse.at(at.url()).inside(link, name, "copenhagen");
    }

    double nodesCpuMs() {
        return north.cpuMs() + south.cpuMs();
    }

    double postgresCpuMs() {
        return postgres.cpuMs();
    }

    double redisCpuMs() {
        String all = redis.ask("INFO", "cpu");
        double seconds =
                Double.parseDouble(after(all, "used_cpu_user:")) + Double.parseDouble(after(all, "used_cpu_sys:"));
        return seconds * 1_000;
    }

    long redisCommands() {
        return Long.parseLong(after(redis.ask("INFO", "stats"), "total_commands_processed:"));
    }

    long redisBytes() {
        return Long.parseLong(after(redis.ask("INFO", "memory"), "used_memory:"));
    }

    private static String after(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        north.kill();
        south.kill();
        redis.close();
        postgres.close();
    }
}
