package org.mandala.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.store.postgres.PostgresServer;

/** PostgreSQL goes away under a running house, and comes back. Rules D30 to D33. */
final class StoreAwayTest {
    private static final long STORED = 0;
    private static final long NOT_STORED = 1;

    private static PostgresServer postgres = PostgresServer.fresh();

    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @Test
    void whilePostgresIsKilledBoardsGoOnAndAreWrittenWhenItIsBack() {
        Map<String, String> settings = PostgresServer.keys(postgres.emptyDatabase());
        String doc;
        try (TestHouse house = new TestHouse(data, settings)) {
            Visitor ana = come(house, "Ana");
            doc = board(ana);
            TestDoc first = member(house, ana, doc);
            TestDoc second = member(house, come(house, "Ben"), doc);
            write(first, "before");
            first.awaitSaved();

            postgres.kill();
            write(first, "meanwhile");
            TestDoc.await(
                    "the other to see what cannot be stored", () -> read(second).containsKey("meanwhile"));
            TestDoc.await("both to be told", () -> first.state() == NOT_STORED && second.state() == NOT_STORED);
            assertThat(first.saved()).isLessThan(first.edits());
            assertThat(ana.get("/sessions/" + ana.session())
                            .status(503)
                            .json()
                            .get("detail")
                            .asText())
                    .contains("try again");

            postgres.start();
            first.awaitSaved();
            TestDoc.await("both to be told", () -> first.state() == STORED && second.state() == STORED);
            TestDoc.await(
                    "what is kept to be read again",
                    () -> ana.get("/sessions/" + ana.session()).response().statusCode() == 200);
        }
        try (TestHouse house = new TestHouse(data, settings)) {
            TestDoc later = member(house, come(house, "Cleo"), doc);
            assertThat(read(later)).containsOnlyKeys("before", "meanwhile");
        }
    }

    /** As behind a line that is cut: nobody answers, and nobody says so. */
    @Test
    void whilePostgresSaysNothingNobodyWaitsForEver() {
        try (TestHouse house = new TestHouse(data, PostgresServer.keys(postgres.emptyDatabase()))) {
            Visitor ana = come(house, "Ana");
            String doc = board(ana);
            TestDoc first = member(house, ana, doc);
            TestDoc second = member(house, come(house, "Ben"), doc);
            postgres.freeze(true);
            try {
                write(first, "meanwhile");
                TestDoc.await(
                        "the other to see what cannot be stored",
                        () -> read(second).containsKey("meanwhile"));
                TestDoc.await("both to be told", () -> first.state() == NOT_STORED && second.state() == NOT_STORED);
                ana.get("/sessions/" + ana.session()).status(503);
            } finally {
                postgres.freeze(false);
            }
            TestDoc.await("it to be stored", 30_000, () -> first.saved() == first.edits());
            TestDoc.await("both to be told", () -> first.state() == STORED && second.state() == STORED);
        }
    }

    private static Visitor come(TestHouse house, String name) {
        return house.inside(house.links().participantToken(), name, "copenhagen");
    }

    private static String board(Visitor visitor) {
        return visitor.get("/sessions/" + visitor.session())
                .status(200)
                .json()
                .get("board")
                .get("content")
                .asText();
    }

    private TestDoc member(TestHouse house, Visitor visitor, String doc) {
        String url = house.url().replace("http:", "ws:") + "/ws/doc/" + doc + "?saved=1&ticket="
                + visitor.ticket("doc:" + doc);
        return TestDoc.open(client, url, house.url(), new Doc()).awaitSynced();
    }

    private static void write(TestDoc member, String key) {
        member.edit(it -> it.getMap("items").set(key, key));
    }

    private static Map<String, Object> read(TestDoc member) {
        return member.read(it -> it.getMap("items").toJson());
    }
}
