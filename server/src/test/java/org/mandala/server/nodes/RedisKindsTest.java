package org.mandala.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.link.RedisClusterServers;
import org.mandala.server.link.RedisSentinels;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** Two nodes that find one another by Sentinels, or by a cluster, as the configuration names them; and lose a Redis. Rules N1 and N9. */
final class RedisKindsTest {
    private static final String KEY = "a secret of two nodes, long enough to be one";

    @TempDir
    Path folder;

    private int tabs;

    @Test
    void overSentinelsTheNodesFollowToTheReplicaWhenTheRedisIsGone() throws IOException {
        try (RedisSentinels redis = new RedisSentinels(folder);
                Pair pair = new Pair(Map.of(
                        "redis.addresses",
                        redis.address(),
                        "redis.kind",
                        "sentinel",
                        "redis.master",
                        RedisSentinels.MASTER))) {
            pair.seeOneAnother();
            redis.killPrimary();
            pair.awaitLine("down");
            TestDoc.await("the replica to take over", redis::replicaHasTakenOver);
            pair.awaitLine("up");
            pair.seeOneAnother();
        }
    }

    @Test
    void overAClusterTheRoomsSpreadAndComeBackWithTheOneThatWasGone() throws IOException {
        try (RedisClusterServers redis = new RedisClusterServers(folder);
                Pair pair = new Pair(Map.of("redis.addresses", redis.addresses(), "redis.kind", "cluster"))) {
            pair.seeOneAnother();
            pair.readOneAnother(IntStream.range(0, 12).mapToObj(i -> "doc-" + i).toList());
            redis.killOne();
            pair.awaitLine("down");
            redis.startAgain();
            pair.awaitLine("up");
            pair.seeOneAnother();
        }
    }

    /** Two houses over one store. */
    private final class Pair implements AutoCloseable {
        private final TestHouse north;
        private final TestHouse south;

        Pair(Map<String, String> redis) throws IOException {
            PostgresAddress database = PostgresServer.shared().database();
            north = node("north", redis, database);
            south = node("south", redis, database);
            awaitLine("up");
        }

        private TestHouse node(String name, Map<String, String> redis, PostgresAddress database) throws IOException {
            Map<String, String> settings = new HashMap<>(redis);
            settings.putAll(PostgresServer.keys(database));
            settings.put("node.name", name);
            settings.put("node.signingKey", KEY);
            return new TestHouse(Files.createDirectories(folder.resolve(name)), settings);
        }

        void awaitLine(String state) {
            for (TestHouse each : List.of(north, south)) {
                TestDoc.await(
                        "the line to be " + state,
                        () -> each.visitor()
                                .root("/readyz")
                                .json()
                                .get("line")
                                .asText()
                                .equals(state));
            }
        }

        /** Who comes at one node is told of at the other, and a hand too. */
        void seeOneAnother() {
            TestSocket ana = come(north, "Ana");
            TestSocket ben = come(south, "Ben");
            String me = ben.hearsNext("welcome").get("me").asText();
            while (!ana.hearsNext("arrived").get("person").get("id").asText().equals(me)) {}
            ben.say("{\"type\":\"raiseHand\",\"command\":\"" + me + tabs + "\"}");
            assertThat(ana.hearsNext("event").get("actor").asText()).isNotEmpty();
            ben.say("{\"type\":\"leave\"}");
            while (!ana.hearsNext("left").get("person").asText().equals(me)) {}
            ana.say("{\"type\":\"leave\"}");
        }

        private TestSocket come(TestHouse at, String name) {
            Visitor visitor = at.inside(north.links().participantToken(), name, "copenhagen");
            return visitor.enter("tab-" + ++tabs);
        }

        /** Documents whose channels are at different masters. */
        void readOneAnother(List<String> docs) {
            for (String doc : docs) {
                TestDoc here = TwoHouses.doc(north, doc);
                TestDoc there = TwoHouses.doc(south, doc);
                here.edit(it -> it.getMap("items").set("n", true));
                there.edit(it -> it.getMap("items").set("s", true));
                TestDoc.await(
                        "both to have both",
                        () -> here.<Integer>read(it -> it.getMap("items").size()) == 2
                                && there.<Integer>read(it -> it.getMap("items").size()) == 2);
                here.close();
                there.close();
            }
        }

        @Override
        public void close() {
            south.close();
            north.close();
        }
    }
}
