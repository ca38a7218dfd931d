package org.mandala.server.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mandala.server.TestDoc;

/** A Redis, its replica, and a Sentinel that puts the replica in its place when it is gone. */
public final class RedisSentinels implements AutoCloseable {
    public static final String MASTER = "house";

    private final RedisServer primary;
    private final RedisServer replica;
    private final RedisServer sentinel;

    public RedisSentinels(Path folder) {
        primary = new RedisServer(folder, List.of("--repl-diskless-sync-delay", "0"));
        replica = new RedisServer(folder, List.of("--replicaof", "127.0.0.1", String.valueOf(primary.port())));
        TestDoc.await(
                "the replica to have all",
                () -> replica.ask("INFO", "replication").contains("master_link_status:up"));
        sentinel = RedisServer.sentinel(folder, configuration(folder));
        TestDoc.await(
                "the Sentinel to know the replica",
                () -> sentinel.ask("INFO", "sentinel").contains("slaves=1"));
    }

    private Path configuration(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("sentinel.conf"), """
                    sentinel monitor %s 127.0.0.1 %d 1
                    sentinel down-after-milliseconds %s 1000
                    sentinel failover-timeout %s 5000
                    """.formatted(MASTER, primary.port(), MASTER, MASTER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the Sentinel, as it is configured. */
    public String address() {
        return sentinel.address();
    }

    /** kill -9 of the one that is written to. */
    public void killPrimary() {
        primary.kill();
    }

    public boolean replicaHasTakenOver() {
        return replica.ask("INFO", "replication").contains("role:master");
    }

    @Override
    public void close() {
        sentinel.close();
        replica.close();
        primary.close();
    }
}
