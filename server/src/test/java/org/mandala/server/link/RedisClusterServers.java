package org.mandala.server.link;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mandala.server.TestDoc;

/** A cluster of three Redis without replicas. */
public final class RedisClusterServers implements AutoCloseable {
    private static final int SLOTS = 16_384;
    private static final int COUNT = 3;

    private final List<Integer> buses =
            IntStream.range(0, COUNT).mapToObj(i -> RedisServer.freePort()).toList();
    private final List<RedisServer> servers;

    public RedisClusterServers(Path folder) {
        servers = buses.stream()
                .map(bus -> new RedisServer(
                        folder,
                        List.of(
                                "--cluster-enabled",
                                "yes",
                                "--cluster-port",
                                String.valueOf(bus),
                                "--cluster-config-file",
                                "cluster-" + bus + ".conf",
                                "--cluster-node-timeout",
                                "2000")))
                .toList();
        for (int i = 0; i < COUNT; i++) {
            String first = String.valueOf(i * SLOTS / COUNT);
            String last = String.valueOf((i + 1) * SLOTS / COUNT - 1);
            require(servers.get(i).ask("CLUSTER", "ADDSLOTSRANGE", first, last));
            require(servers.get(i).ask("CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(i + 1)));
        }
        for (int i = 1; i < COUNT; i++) {
            String port = String.valueOf(servers.get(i).port());
            require(servers.get(0).ask("CLUSTER", "MEET", "127.0.0.1", port, String.valueOf(buses.get(i))));
        }
        awaitWhole();
    }

    /** Of all, as they are configured. */
    public String addresses() {
        return servers.stream().map(RedisServer::address).collect(Collectors.joining(","));
    }

    /** kill -9 of one that has a third of all. */
    public void killOne() {
        servers.get(1).kill();
    }

    public void startAgain() {
        servers.get(1).startAgain();
        awaitWhole();
    }

    private void awaitWhole() {
        TestDoc.await(
                "the cluster to be whole",
                () -> servers.stream()
                        .allMatch(each -> each.ask("CLUSTER", "INFO").contains("cluster_state:ok")
                                && each.ask("CLUSTER", "INFO").contains("cluster_known_nodes:" + COUNT)));
    }

    private static void require(String answer) {
        if (!answer.equals("OK")) {
            throw new IllegalStateException(answer);
        }
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::close);
    }
}
