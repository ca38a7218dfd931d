package org.mandala.server.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.proof.Spans.RUNS;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestSocket;
import org.mandala.server.link.NetLine;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** P4 where a site is a network of its own, cut off by the kernel without a word: from Redis and from the store. Rules N9, N13, D30. Part of {@code make test-long}. */
@EnabledIfSystemProperty(named = "runs", matches = "\\d+")
@EnabledIf("org.mandala.server.proof.NetSpace#isPossible")
class NetSpaceProofTest {
    private static final String KEY = "a secret of two networks, long enough to be one";
    /** Free in a network of its own. */
    private static final String PORT = "8080";

    private static final long BACK_WITHIN_MS = 60_000;

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static NetSpace space;
    private static RedisServer redis;
    private static ServerProcess north;
    private static ServerProcess south;

    @BeforeAll
    static void open() throws Exception {
        space = new NetSpace();
        redis = new RedisServer(folder);
        PostgresAddress database = PostgresServer.shared().database();
        south = ServerProcess.start(
                Files.createDirectories(folder.resolve("south")), node("south", redis.address(), database));
        NetLine toRedis = new NetLine(VERTX, space.core(), redis.port());
        NetLine toStore = new NetLine(VERTX, space.core(), PostgresServer.portOf(database));
        Map<String, String> far = node("north", toRedis.address(), database);
        far.put(
                "MANDALA_STORE_URL",
                database.url().replaceFirst("//[^/]*/", "//" + space.core() + ":" + toStore.port() + "/"));
        far.put("MANDALA_HOST", space.people());
        far.put("MANDALA_PORT", PORT);
        far.put("MANDALA_PUBLIC_URL", "http://" + space.people() + ":" + PORT);
        far.put("MANDALA_PLAIN_HTTP_BECAUSE", "the network is of this machine alone");
        north = ServerProcess.inside(space.inside(), Files.createDirectories(folder.resolve("north")), far);
    }

    @AfterAll
    static void close() throws Exception {
        north.kill();
        south.kill();
        redis.close();
        space.close();
        VERTX.close().await(10, TimeUnit.SECONDS);
    }

    private static Map<String, String> node(String name, String line, PostgresAddress database) {
        return new HashMap<>(NodeEnvironment.of(name, KEY, line, database));
    }

    @Test
    void aSiteThatTheKernelCutsOffIsMissedGoesOnAndIsOneWithTheOthersAgain() {
        Spans gone = new Spans("nodes.netns.gone", 10_000);
        Spans back = new Spans("nodes.netns.back", 5_000);
        for (int run = 0; run < RUNS; run++) {
            TestSocket watch = come(south, "Lou");
            TestSocket there = come(north, "Mia");
            String mia = Pair.hearsOf(watch, "Mia");
            TestDoc here = south.open("netns" + run);
            TestDoc far = north.open("netns" + run);
            cut(run);
            long since = Spans.now();
            Pair.hearsLeft(watch, mia);
            gone.since(since);
            write(here, "south");
            write(far, "north");
            space.heal();
            long cured = Spans.now();
            Pair.hearsOf(watch, "Mia");
            back.since(cured);
            TestDoc.await(
                    "both to have both",
                    BACK_WITHIN_MS,
                    () -> keys(here).equals(keys(far)) && keys(here).size() == 2);
            far.awaitSaved();
            assertThat(keys(here)).containsExactlyInAnyOrder("south", "north");
            here.close();
            far.close();
            Pair.leave(there, watch);
        }
        gone.tell();
        back.tell();
    }

    private static void cut(int run) {
        if (run % 2 == 0) {
            space.cut();
        } else {
            space.cutThere();
        }
    }

    private static TestSocket come(ServerProcess at, String name) {
        return Pair.enter(
                TestHouse.at(at.url()).inside(south.links().get("facilitator"), name, "copenhagen"), Pair.tab());
    }

    private static void write(TestDoc doc, String key) {
        doc.edit(it -> it.getMap("items").set(key, true));
    }

    private static List<String> keys(TestDoc doc) {
        return doc.<List<String>>read(
                it -> it.getMap("items").keys().stream().sorted().toList());
    }
}
