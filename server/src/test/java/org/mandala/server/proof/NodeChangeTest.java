package org.mandala.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.link.RedisServer;
import org.mandala.server.nodes.ProgrammeTime;
import org.mandala.server.nodes.WrongTime;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/**
 * A run goes on at another node when its own is killed, with the same instants, though the other one began with a wall clock that is wrong by an hour and nobody
 * was ever there. Rules K9, N10 and P1. Nodes are processes of their own over real Redis and PostgreSQL.
 */
class NodeChangeTest {
    private static final String KEY = "a secret of two processes, long enough to be one";
    private static final double HOUR_MS = 3_600_000;
    /** P2. */
    private static final double LEAD_MS = 1_500;

    @TempDir
    Path temp;

    private final PostgresAddress database = PostgresServer.shared().database();
    private final List<ServerProcess> nodes = new ArrayList<>();
    private RedisServer redis;

    @BeforeEach
    void open() throws Exception {
        redis = new RedisServer(temp);
    }

    @AfterEach
    void close() {
        nodes.forEach(ServerProcess::kill);
        redis.close();
    }

    @Test
    void aRunGoesOnAtAnotherNodeWithTheSameInstants() throws Exception {
        ServerProcess north = node("north", 0);
        Visitor lea = TestHouse.at(north.url()).inside(north.links().get("facilitator"), "Lea", "copenhagen");
        TestSocket atNorth = lea.enter("tab-1");
        atNorth.hearsNext("welcome");
        List<JsonNode> before = List.of(
                order(atNorth, "\"startPractice\",\"practice\":\"arriving\""),
                order(atNorth, "\"extendPractice\",\"ms\":30000"));
        ProgrammeTime time = ProgrammeTime.of(atNorth);
        ServerProcess south = node("south", HOUR_MS);
        north.kill();
        TestSocket atSouth = moved(lea, south).enter("tab-1");
        JsonNode run = atSouth.hearsNext("welcome").get("run");
        assertThat(run.get("events")).containsExactlyElementsOf(before);
        ProgrammeTime after = ProgrammeTime.of(atSouth);
        assertThat(after.apartFrom(time)).isLessThan(ProgrammeTime.ONE_BELL_MS);
        double ordered = System.nanoTime() / 1e6;
        JsonNode paused = order(atSouth, "\"pausePractice\"");
        double heard = System.nanoTime() / 1e6;
        assertThat(paused.get("at").asDouble())
                .isGreaterThanOrEqualTo(ordered + time.least() + LEAD_MS - ProgrammeTime.ONE_BELL_MS)
                .isLessThanOrEqualTo(heard + time.most() + LEAD_MS + ProgrammeTime.ONE_BELL_MS);
    }

    private static Visitor moved(Visitor person, ServerProcess to) {
        Visitor there = TestHouse.at(to.url()).visitor().in(person.session());
        person.cookies().forEach(there::bring);
        there.get("/me").status(200);
        return there;
    }

    /** Gives an order, and hears what came of it. */
    private static JsonNode order(TestSocket socket, String what) {
        String command = "c" + System.nanoTime();
        socket.say("{\"command\":\"" + command + "\",\"type\":" + what + "}");
        while (true) {
            JsonNode event = socket.hearsNext("event");
            if (event.path("command").asText().equals(command)) {
                return event.get("body");
            }
        }
    }

    private ServerProcess node(String name, double wrongBy) throws Exception {
        Path data = Files.createDirectories(temp.resolve(name));
        if (wrongBy > 0) {
            WrongTime.write(data, wrongBy);
        }
        ServerProcess started = ServerProcess.start(data, NodeEnvironment.of(name, KEY, redis.address(), database));
        nodes.add(started);
        return started;
    }
}
