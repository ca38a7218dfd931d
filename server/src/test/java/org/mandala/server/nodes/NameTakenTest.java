package org.mandala.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.Server;
import org.mandala.server.TestHouse;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** Each node of a programme has a name of its own: rule N6. */
final class NameTakenTest {
    private static final String BEATS = "p:{nodes}:beats";

    @TempDir
    Path folder;

    private final PostgresAddress database = PostgresServer.shared().database();
    private RedisServer redis;

    @BeforeEach
    void open() {
        redis = new RedisServer(folder);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void aNodeThatIsCalledAsOneThatRunsIsRefusedWithAWordOfWhatToDo() throws IOException {
        TestHouse first = node("first");
        try {
            assertThatThrownBy(() -> node("second").close())
                    .isInstanceOf(Server.CannotStart.class)
                    .hasMessageContaining("called \"north\"")
                    .hasMessageContaining("node.name");
            first.visitor().root("/readyz").status(200);
        } finally {
            first.close();
        }
    }

    @Test
    void aNodeThatEndedComesAgainAtOnceAndOneThatWasKilledAMomentLater() throws IOException {
        node("first").close();
        assertThat(redis.ask("HGETALL", BEATS)).as("it has said good-bye").doesNotContain("north@");
        redis.ask("HSET", BEATS, "north@killed", "7");
        node("first").close();
    }

    private TestHouse node(String data) throws IOException {
        Map<String, String> settings = new HashMap<>(PostgresServer.keys(database));
        settings.put("redis.addresses", redis.address());
        settings.put("node.name", "north");
        settings.put("node.signingKey", TwoHouses.KEY);
        return new TestHouse(Files.createDirectories(folder.resolve(data)), settings);
    }
}
