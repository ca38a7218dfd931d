package org.mandala.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** Two nodes are restarted, one after the other, while people are in a room and write: nobody leaves, nothing is lost. Rules N18, N8 and D30. */
final class RollingRestartTest {
    private static final String KEY = "a secret of two nodes, long enough to be one";
    private static final String BOARD = "board";

    /** The one with the places of a node that is gone takes them away after six seconds (N5), but for those that have moved. */
    private static final long AFTER_ITS_DEATH_MS = 8_000;

    @TempDir
    Path folder;

    private final PostgresAddress database = PostgresServer.shared().database();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Doc copy = new Doc();
    private RedisServer redis;
    private TestHouse north;
    private TestHouse south;
    private @Nullable TestDoc writer;
    private int edits;

    /** One browser tab, at whichever node. */
    private final class Tab {
        private final String name;
        private final Visitor first;
        private TestSocket socket;
        private final String me;
        private final String here;

        Tab(String name, TestHouse at) {
            this.name = name;
            first = at.inside(north.links().participantToken(), name, "copenhagen");
            socket = first.enter(name);
            JsonNode welcome = socket.hearsNext("welcome");
            me = welcome.get("me").asText();
            here = welcome.get("people").toString();
        }

        /** What another node has just taken in may come a moment after the welcome. */
        void knows(Tab other) {
            if (!here.contains(other.me)) {
                socket.hearsNext("arrived");
            }
        }

        void move(TestHouse to) {
            assertThat(socket.closeCode()).isEqualTo(1001);
            Visitor there = to.visitor().in(first.session());
            first.cookies().forEach(there::bring);
            socket = there.enter(name);
            socket.hearsNext("welcome");
        }

        void raiseHand() {
            socket.say("{\"type\":\"raiseHand\",\"command\":\"hand-" + name + "\"}");
        }
    }

    @BeforeEach
    void open() throws IOException {
        redis = new RedisServer(folder);
        north = node("north");
        south = node("south");
    }

    @AfterEach
    void close() {
        if (writer != null) {
            writer.close();
        }
        south.close();
        north.close();
        redis.close();
    }

    private TestHouse node(String name) throws IOException {
        Map<String, String> settings = new HashMap<>(PostgresServer.keys(database));
        settings.put("redis.addresses", redis.address());
        settings.put("node.name", name);
        settings.put("node.signingKey", KEY);
        settings.put("node.drainSeconds", "2");
        return new TestHouse(Files.createDirectories(folder.resolve(name)), settings);
    }

    @Test
    void oneAfterTheOtherAndNobodyIsSeenToLeaveAndNothingIsLost() throws Exception {
        Tab ana = new Tab("ana", north);
        Tab ben = new Tab("ben", south);
        ben.knows(ana);
        ana.socket.hearsNext("arrived");
        writer = openAt(north);
        write(50);

        CompletableFuture<Void> closing = drain(north);
        write(50);
        ana.move(south);
        writer = openAt(south);
        write(50);
        ana.raiseHand();
        assertThat(ben.socket.next().get("actor").asText())
                .as("nothing but the hand was heard of Ana")
                .isEqualTo(ana.me);
        closing.join();
        north = node("north");
        assertThat(ben.socket.hearsNothingOf(ana.me, AFTER_ITS_DEATH_MS)).isTrue();

        Tab cleo = new Tab("cleo", north);
        cleo.knows(ana);
        cleo.knows(ben);
        ana.socket.hearsNext("arrived");
        ben.socket.hearsNext("arrived");
        closing = drain(south);
        write(50);
        ana.move(north);
        ben.move(north);
        writer = openAt(north);
        write(50);
        ben.raiseHand();
        assertThat(cleo.socket.next().get("actor").asText())
                .as("nothing but the hand was heard of Ana and Ben")
                .isEqualTo(ben.me);
        closing.join();
        south = node("south");

        TestDoc reader = TwoHouses.doc(south, BOARD);
        TestDoc.await(
                "all to be there",
                () -> reader.<Integer>read(it -> it.getMap("items").size()) == edits);
        assertThat(edits).isEqualTo(250);
        reader.close();
        for (Tab each : new Tab[] {ana, ben, cleo}) {
            each.socket.say("{\"type\":\"leave\"}");
        }
    }

    /** Begins to close; done when it has said so where a proxy asks. */
    private static CompletableFuture<Void> drain(TestHouse node) {
        CompletableFuture<Void> closing = CompletableFuture.runAsync(node::close);
        TestDoc.await(
                "the node to say that it closes",
                () -> node.visitor().root("/readyz").response().statusCode() == 503);
        return closing;
    }

    /** The writer's page: what it has not yet said goes with the copy. */
    private TestDoc openAt(TestHouse node) {
        String token = new ProgramTokens(SigningKey.shared(KEY), TokenBook.NONE, InstantSource.system())
                .mint("*", Access.CREATE, Duration.ofDays(1));
        String url = node.url().replace("http:", "ws:") + "/ws/doc/" + BOARD + "?saved=1&token=" + token;
        return TestDoc.open(client, url, node.url(), copy).awaitSynced();
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            String key = "k" + edits++;
            Objects.requireNonNull(writer).edit(doc -> doc.getMap("items").set(key, true));
        }
    }
}
