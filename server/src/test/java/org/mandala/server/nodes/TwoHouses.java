package org.mandala.server.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
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

/** Two whole nodes in this process, over one store and a real Redis. */
final class TwoHouses implements AutoCloseable {
    static final String KEY = "a secret of two nodes, long enough to be one";
    private static final double AN_HOUR_MS = 3_600_000;
    private static final AtomicInteger TABS = new AtomicInteger();

    private final RedisServer redis;
    private final TestHouse north;
    private final TestHouse south;

    TwoHouses(Path folder) {
        redis = new RedisServer(folder);
        PostgresAddress database = PostgresServer.shared().database();
        north = node(folder, "north", database);
        tellWrongTime(folder.resolve("south"));
        south = node(folder, "south", database);
    }

    /** It has to take the other's. */
    private static void tellWrongTime(Path data) {
        try {
            WrongTime.write(Files.createDirectories(data), AN_HOUR_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestHouse node(Path folder, String name, PostgresAddress database) {
        try {
            return new TestHouse(
                    Files.createDirectories(folder.resolve(name)),
                    Map.of(
                            "redis.addresses", redis.address(),
                            "node.name", name,
                            "node.signingKey", KEY,
                            "store.url", database.url(),
                            "store.user", database.user(),
                            "store.password", database.password()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RedisServer redis() {
        return redis;
    }

    TestHouse north() {
        return north;
    }

    TestHouse south() {
        return south;
    }

    Visitor lead(TestHouse at, String name) {
        return at.inside(north.links().facilitatorToken(), name, "copenhagen");
    }

    Visitor come(TestHouse at, String name) {
        return at.inside(north.links().participantToken(), name, "singapore");
    }

    /** The same browser at another node. */
    static Visitor same(Visitor visitor, TestHouse at) {
        Visitor there = at.visitor().in(visitor.session());
        visitor.cookies().forEach(there::bring);
        return there;
    }

    static String tab() {
        return "tab-" + TABS.incrementAndGet();
    }

    static TestDoc doc(TestHouse at, String doc) {
        String token = new ProgramTokens(SigningKey.shared(KEY), TokenBook.NONE, InstantSource.system())
                .mint("*", Access.CREATE, Duration.ofDays(1));
        String path = "/ws/doc/" + doc + "?saved=1&token=" + token;
        return TestDoc.open(HttpClient.newHttpClient(), at.url().replace("http:", "ws:") + path, at.url(), new Doc())
                .awaitSynced();
    }

    /** Hears of this person, whoever else comes and goes. */
    static JsonNode hearsOf(TestSocket socket, String type, String name) {
        while (true) {
            JsonNode heard = socket.hearsNext(type).get("person");
            if (heard.get("name").asText().equals(name)) {
                return heard;
            }
        }
    }

    static List<String> names(JsonNode welcome) {
        return StreamSupport.stream(welcome.get("people").spliterator(), false)
                .map(person -> person.get("name").asText())
                .toList();
    }

    @Override
    public void close() {
        south.close();
        north.close();
        redis.close();
    }
}
