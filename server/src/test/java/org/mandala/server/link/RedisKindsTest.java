package org.mandala.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.Homes;
import org.mandala.server.presence.PresenceRegistry;

/** A Redis of several: Sentinels that put a replica in the place of a master that died, and a cluster. Rules N1, N4, N7 and N9. */
class RedisKindsTest {
    private static final String MASTER = "mandala";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<RedisServer> servers = new ArrayList<>();
    private final List<RedisLink> links = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (RedisLink each : links) {
            await(each.close());
        }
        servers.forEach(RedisServer::close);
        await(vertx.close());
    }

    @Test
    void whenTheMasterDiesTheReplicaIsFoundAndWhoListensIsToldThatSomethingMayBeLost() throws Exception {
        RedisServer master = start(new RedisServer(folder));
        RedisServer replica = start(RedisServer.replicaOf(master, folder));
        TestDoc.await(
                "the replica to follow",
                () -> replica.ask("INFO", "replication").contains("master_link_status:up"));
        RedisServer sentinel = start(RedisServer.sentinelOf(master, MASTER, folder));
        TestDoc.await(
                "the Sentinel to know the replica",
                () -> sentinel.ask("SENTINEL", "replicas", MASTER).contains(String.valueOf(replica.port())));
        RedisLink link = link("sentinel", List.of(sentinel));
        RedisPresence presence = new RedisPresence(link, new Random(1));
        Ear ear = new Ear();
        presence.listen("room", ear);
        assertThat(ear.told.poll(10, TimeUnit.SECONDS)).isEqualTo("missed, nothing lost");
        await(presence.put("room", "ana tab", "here"));
        assertThat(ear.told.poll(10, TimeUnit.SECONDS)).isEqualTo("ana tab=here");
        TestDoc.await(
                "the replica to have it",
                () -> replica.ask("HGET", "p:{room}:m", "ana tab").equals("here"));
        master.kill();
        assertThat(ear.told.poll(30, TimeUnit.SECONDS)).isEqualTo("missed, perhaps lost");
        TestDoc.await("the line to be up", link::isUp);
        assertThat(await(presence.read("room")).places()).isEqualTo(Map.of("ana tab", "here"));
        await(presence.put("room", "ben tab", "here, too"));
        assertThat(ear.told.poll(10, TimeUnit.SECONDS)).isEqualTo("ben tab=here, too");
    }

    @Test
    void aLineThatBreaksToTheSameRedisHasLostNothingOfIt() throws Exception {
        RedisServer redis = start(new RedisServer(folder));
        RedisLink link = link("standalone", List.of(redis));
        Ear ear = new Ear();
        new RedisPresence(link, new Random(1)).listen("room", ear);
        assertThat(ear.told.poll(10, TimeUnit.SECONDS)).isEqualTo("missed, nothing lost");
        redis.ask("CLIENT", "KILL", "TYPE", "pubsub");
        assertThat(ear.told.poll(10, TimeUnit.SECONDS)).isEqualTo("missed, nothing lost");
    }

    @Test
    void aClusterCarriesRoomsAndDocumentsOfAllItsNodes() throws Exception {
        List<RedisServer> nodes = IntStream.range(0, 3)
                .mapToObj(i -> start(RedisServer.clusterNode(folder)))
                .toList();
        List<String> create = new ArrayList<>(List.of("--cluster", "create"));
        nodes.forEach(each -> create.add("127.0.0.1:" + each.port()));
        create.add("--cluster-yes");
        nodes.get(0).ask(create.toArray(String[]::new));
        nodes.forEach(each -> TestDoc.await(
                "the cluster to stand", () -> each.ask("CLUSTER", "INFO").contains("cluster_state:ok")));
        RedisLink here = link("cluster", nodes);
        RedisLink there = link("cluster", nodes);
        RedisPresence presence = new RedisPresence(here, new Random(1));
        for (int i = 0; i < 8; i++) {
            carries(presence, new RedisPresence(there, new Random(2)), "room" + i);
            carries(here, there, "d:{doc" + i + "}");
        }
    }

    /** Rooms and documents are spread over the nodes by their names. */
    private static void carries(RedisPresence here, RedisPresence there, String room) throws Exception {
        Ear ear = new Ear();
        Runnable end = there.listen(room, ear);
        assertThat(ear.told.poll(10, TimeUnit.SECONDS)).startsWith("missed");
        await(here.put(room, "ana tab", "here"));
        assertThat(ear.told.poll(10, TimeUnit.SECONDS)).isEqualTo("ana tab=here");
        assertThat(await(here.remove(room, "ana tab", "here"))).isTrue();
        assertThat(ear.told.poll(10, TimeUnit.SECONDS)).isEqualTo("ana tab=");
        end.run();
    }

    private static void carries(RedisLink here, RedisLink there, String channel) throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Runnable end = there.listen(channel, new Backplane.Listener() {
            @Override
            public void heard(Buffer message) {
                heard.add(message.toString());
            }

            @Override
            public void missed() {
                heard.add("missed");
            }
        });
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("missed");
        here.publish(channel, Buffer.buffer("one"));
        here.publish(channel, Buffer.buffer("two"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("one");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("two");
        end.run();
    }

    private RedisServer start(RedisServer server) {
        servers.add(server);
        return server;
    }

    private RedisLink link(String kind, List<RedisServer> at) throws Exception {
        RedisLink link = RedisLink.open(
                vertx,
                new RedisAddress(at.stream().map(RedisServer::address).toList(), kind, MASTER, "", ""),
                await(Homes.open(vertx, 1)).of("link"),
                new Random(links.size() + 7));
        links.add(link);
        await(link.whenOpen());
        return link;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(30, TimeUnit.SECONDS);
    }

    /** What a listener of a room was told. */
    private static final class Ear implements PresenceRegistry.Listener {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void changed(PresenceRegistry.Change change) {
            told.add(change.place() + "=" + change.value());
        }

        @Override
        public void missed(boolean lost) {
            told.add(lost ? "missed, perhaps lost" : "missed, nothing lost");
        }
    }
}
