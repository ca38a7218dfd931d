package org.mandala.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** A house with Lea, who leads, Ana and Ben before its session. */
abstract class LiveScene {
    @TempDir
    Path data;

    TestHouse house;
    Visitor lea;
    Visitor ana;
    Visitor ben;

    @BeforeEach
    void open() {
        house = new TestHouse(data);
        come();
    }

    @AfterEach
    void close() {
        house.close();
    }

    final void come() {
        lea = house.inside(house.links().facilitatorToken(), "Lea", "copenhagen");
        ana = house.inside(house.links().participantToken(), "Ana", "singapore");
        ben = house.inside(house.links().participantToken(), "Ben", "boston");
    }

    static TestSocket welcomed(Visitor visitor, String tab) {
        TestSocket socket = visitor.enter(tab);
        socket.hearsNext("welcome");
        return socket;
    }

    static JsonNode body(TestSocket socket) {
        return socket.hearsNext("event").get("body");
    }

    static void event(TestSocket socket, String type) {
        JsonNode heard = body(socket);
        while (!heard.get("type").asText().equals(type)) {
            heard = body(socket);
        }
    }
}
