package org.mandala.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/**
 * What docker-compose.yml starts, started without containers: the same commands, environment and health checks, with ports and folders of this machine. Needs Caddy,
 * and is part of {@code make test-long}.
 */
@EnabledIfSystemProperty(named = "runs", matches = "\\d+")
final class ComposeRunTest {
    @TempDir
    Path folder;

    private SSLContext before;
    private ComposedHouse house;

    @BeforeEach
    void open() throws Exception {
        before = SSLContext.getDefault();
        house = new ComposedHouse(folder);
    }

    @AfterEach
    void close() {
        SSLContext.setDefault(before);
        house.close();
    }

    @Test
    void allIsHealthyAndPeopleMeetThroughTheProxyWhileOneNodeAfterTheOtherIsStopped() throws Exception {
        for (String service : List.of("store", "redis", "copenhagen", "singapore", "proxy")) {
            house.awaitHealthy(service);
        }
        SSLContext.setDefault(house.trustingItsProxy());
        Visitor ana = person("Ana");
        TestSocket first = ana.enter("ana");
        String me = first.hearsNext("welcome").get("me").asText();
        TestSocket second = person("Ben").enter("ben");
        second.hearsNext("welcome");
        first.hearsNext("arrived");
        second.say("{\"type\":\"raiseHand\",\"command\":\"ben-1\"}");
        first.hearsNext("event");

        for (String node : List.of("copenhagen", "singapore")) {
            house.stop(node);
            TestDoc.await(
                    "an answer of the other node",
                    () -> ana.get("/me").response().statusCode() == 200);
            TestSocket again = ana.enter("ana");
            assertThat(again.hearsNext("welcome").get("me").asText()).isEqualTo(me);
            house.start(node);
            house.awaitHealthy(node);
        }
    }

    private Visitor person(String name) {
        return TestHouse.at(house.url()).inside(house.facilitatorToken(), name, "copenhagen");
    }
}
