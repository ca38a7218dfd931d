package org.mandala.server.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.link.NetLine;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** One site: a server in a process of its own, its lines to Redis and to the store, and somebody there who writes and speaks. */
final class Site implements AutoCloseable {
    private static final String KEY = "a secret of three sites, long enough to be one";
    private static final int LATE_MS = 20;
    private static final int JITTER_MS = 10;
    private static final double LOSS = 0.005;
    /** Somebody may say ten lines at once, and then one each two seconds (L8): so all that waits after a few cuts is taken in time. */
    private static final int TRIES = 100;

    private static final long PAUSE_MS = 500;

    private final String name;
    private final NetLine toRedis;
    private final NetLine toStore;
    private final ServerProcess server;
    private final Map<String, String> unconfirmed = new LinkedHashMap<>();
    private final TreeMap<Long, String> heard = new TreeMap<>();
    private @Nullable Visitor visitor;
    private @Nullable TestSocket socket;
    private @Nullable TestDoc board;
    private long since;
    private int count;

    Site(String name, Path folder, Vertx vertx, RedisServer redis, PostgresAddress database) {
        this.name = name;
        this.toRedis = new NetLine(vertx, redis.port()).slow(LATE_MS, JITTER_MS, LOSS);
        this.toStore = new NetLine(vertx, PostgresServer.portOf(database));
        PostgresAddress by = PostgresServer.by(toStore.port(), database);
        try {
            this.server = ServerProcess.start(
                    Files.createDirectories(folder.resolve(name)),
                    Map.of(
                            "MANDALA_NODE_NAME", name,
                            "MANDALA_NODE_SIGNING_KEY", KEY,
                            "MANDALA_REDIS_ADDRESSES", toRedis.address(),
                            "MANDALA_STORE_URL", by.url(),
                            "MANDALA_STORE_USER", by.user(),
                            "MANDALA_STORE_PASSWORD", by.password(),
                            "MANDALA_DEMO", "true"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    ServerProcess server() {
        return server;
    }

    Map<String, String> links() {
        return server.links();
    }

    void cutRedis() {
        toRedis.cut();
    }

    void cutStore() {
        toStore.cut();
    }

    void cutBack() {
        toRedis.cutBack();
    }

    /** From everything outside. */
    void cutOff() {
        toRedis.cut();
        toStore.cut();
    }

    void heal() {
        toRedis.heal();
        toStore.heal();
    }

    /** Somebody comes in, and stays. */
    void enter(String link) {
        Visitor came = TestHouse.at(server.url()).inside(link, "from " + name, name);
        TestSocket opened = came.enter("tab-" + name);
        since = opened.hearsNext("welcome").get("seq").asLong();
        visitor = came;
        socket = opened;
    }

    /** The last event that was told when they came in. */
    long since() {
        return since;
    }

    void openBoard(String id) {
        board = server.open(id);
    }

    void closeBoard() {
        board().close();
    }

    /** A change of its own, and one in the middle of what all write; gives the first one's key. */
    String edit() {
        String key = name + "." + count++;
        board().edit(doc -> {
            doc.getMap("items").set(key, true);
            doc.getText("text").insert(doc.getText("text").length() / 2, name.substring(0, 1));
        });
        return key;
    }

    void awaitSaved() {
        board().awaitSaved();
    }

    Set<String> keys() {
        return keys(board());
    }

    static Set<String> keys(TestDoc doc) {
        return new TreeSet<>(
                doc.<List<String>>read(it -> List.copyOf(it.getMap("items").keys())));
    }

    String text() {
        return board().read(it -> it.getText("text").toString());
    }

    void sayHello() {
        say("hello " + count++);
    }

    /** Says it once; what is not heard to have happened is said again later, under the same number. */
    void say(String text) {
        String command = name + "-" + count++;
        unconfirmed.put(command, text);
        give(command, text);
    }

    /** All that was said has happened. */
    void settle() {
        for (int i = 0; i < TRIES && !unconfirmed.isEmpty(); i++) {
            Set<String> open = new TreeSet<>(unconfirmed.keySet());
            Map.copyOf(unconfirmed).forEach(this::give);
            while (!open.isEmpty()) {
                open.remove(hear());
            }
            if (!unconfirmed.isEmpty()) {
                Fault.lasts(PAUSE_MS);
            }
        }
        if (!unconfirmed.isEmpty()) {
            throw new AssertionError("at " + name + " it was never taken: " + unconfirmed);
        }
    }

    /** All events after {@code from} until this was said, by their numbers. */
    Map<Long, String> hearsUpTo(String text, long from) {
        while (heard.values().stream().noneMatch(body -> body.contains("\"" + text + "\""))) {
            hear();
        }
        return new TreeMap<>(heard.tailMap(from, false));
    }

    /** What somebody who is here already is shown of the session, in another tab at this site. */
    JsonNode shows(Site home) {
        Visitor same = TestHouse.at(server.url()).visitor().in(home.visitor().session());
        home.visitor().cookies().forEach(same::bring);
        TestSocket other = same.enter("tab-of-another-at-" + name);
        JsonNode welcome = other.hearsNext("welcome");
        other.say("{\"type\":\"leave\"}");
        return welcome;
    }

    @Override
    public void close() {
        heal();
        server.kill();
        toRedis.close();
        toStore.close();
    }

    private void give(String command, String text) {
        Objects.requireNonNull(socket)
                .say("{\"type\":\"sendChat\",\"command\":\"" + command + "\",\"to\":\"room\",\"text\":\"" + text
                        + "\"}");
    }

    /** The command that the next message answers, or nothing. */
    private String hear() {
        JsonNode message = Objects.requireNonNull(socket).next();
        String command = message.path("command").asText();
        switch (message.get("type").asText()) {
            case "event" -> {
                heard.put(message.get("seq").asLong(), message.get("body").toString());
                unconfirmed.remove(command);
            }
            case "done" -> unconfirmed.remove(command);
            default -> {}
        }
        return command;
    }

    private Visitor visitor() {
        return Objects.requireNonNull(visitor);
    }

    private TestDoc board() {
        return Objects.requireNonNull(board);
    }
}
