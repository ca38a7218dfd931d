package org.mandala.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestSocket;
import org.mandala.server.link.NetLine;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/**
 * A site whose node reaches neither Redis nor PostgreSQL, and nobody says so: inside it all goes on, and at healing boards merge and what was taken is carried
 * out. Rules D30, D31, L44, N9 and N13.
 */
final class SiteCutOffTest {
    private static final String KEY = "a secret of two nodes, long enough to be one";
    private static final String BOARD = "board";
    private static final long NOT_STORED = 1;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final PostgresAddress database = PostgresServer.shared().database();
    private RedisServer redis;
    private NetLine toRedis;
    private NetLine toStore;
    private TestHouse north;
    private TestHouse south;

    @BeforeEach
    void open() throws IOException {
        redis = new RedisServer(folder);
        toRedis = new NetLine(vertx, redis.port());
        toStore = new NetLine(vertx, PostgresServer.shared().port());
        north = node("north", redis.address(), database.url());
        String far = database.url().replace(":" + PostgresServer.shared().port() + "/", ":" + toStore.port() + "/");
        south = node("south", toRedis.address(), far);
    }

    @AfterEach
    void close() throws Exception {
        toStore.heal();
        toRedis.heal();
        south.close();
        north.close();
        toStore.close();
        toRedis.close();
        redis.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private TestHouse node(String name, String line, String store) throws IOException {
        Map<String, String> settings = new HashMap<>(PostgresServer.keys(database));
        settings.put("store.url", store);
        settings.put("redis.addresses", line);
        settings.put("node.name", name);
        settings.put("node.signingKey", KEY);
        return new TestHouse(Files.createDirectories(folder.resolve(name)), settings);
    }

    @Test
    void insideItAllGoesOnAndAtHealingNothingIsLost() {
        TestSocket ana = come(north, "Ana");
        TestSocket ben = come(south, "Ben");
        TestSocket cleo = come(south, "Cleo");
        TestSocket watch = come(south, "Dan");
        TestDoc elsewhere = TwoHouses.doc(north, BOARD);
        TestDoc first = TwoHouses.doc(south, BOARD);
        TestDoc second = TwoHouses.doc(south, BOARD);
        write(first, "before");
        TestDoc.await("all to have it", () -> size(elsewhere) == 1 && size(second) == 1);

        toRedis.cut();
        toStore.cut();
        write(first, "inside");
        write(elsewhere, "outside");
        elsewhere.awaitSaved();
        TestDoc.await("the other inside to see it", () -> size(second) == 2);
        TestDoc.await("both inside to be told", () -> first.state() == NOT_STORED && second.state() == NOT_STORED);
        ben.say("{\"type\":\"raiseHand\",\"command\":\"hand\"}");
        ben.hearsNext("held");
        ben.say("{\"type\":\"react\",\"what\":\"heart\"}");
        cleo.hearsNext("reacted");
        assertThat(watch.hearsNext("apart").get("apart").asBoolean()).isTrue();

        toStore.heal();
        toRedis.heal();
        first.awaitSaved();
        TestDoc.await("all to have all", () -> size(elsewhere) == 3 && size(first) == 3 && size(second) == 3);
        for (TestSocket each : new TestSocket[] {ana, ben, cleo, watch}) {
            assertThat(hand(each).get("command").asText()).isEqualTo("hand");
            each.say("{\"type\":\"leave\"}");
        }
        elsewhere.close();
        first.close();
        second.close();
    }

    private TestSocket come(TestHouse at, String name) {
        TestSocket socket =
                at.inside(north.links().participantToken(), name, "copenhagen").enter(name);
        socket.hearsNext("welcome");
        return socket;
    }

    private static JsonNode hand(TestSocket socket) {
        while (true) {
            JsonNode event = socket.hearsNext("event");
            if (event.get("body").get("type").asText().equals("handRaised")) {
                return event;
            }
        }
    }

    private static void write(TestDoc doc, String key) {
        doc.edit(it -> it.getMap("items").set(key, true));
    }

    private static int size(TestDoc doc) {
        return doc.read(it -> it.getMap("items").size());
    }
}
