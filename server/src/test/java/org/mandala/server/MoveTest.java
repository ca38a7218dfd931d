package org.mandala.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandala.server.store.StoreContract.result;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.crdt.YMap;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.practice.KeptPractice;
import org.mandala.server.protocol.PracticeState;
import org.mandala.server.store.DataFolderInUse;
import org.mandala.server.store.Store;
import org.mandala.server.store.postgres.PostgresServer;
import org.mandala.server.store.sql.Export;
import org.mandala.server.store.sql.Import;

/** A programme moves between SQLite and PostgreSQL: everything arrives, or nothing. */
final class MoveTest {
    private static final KeptPractice PRACTICE =
            new KeptPractice("p", 1, "ana", PracticeState.OFFERED, true, "{\"title\":\"Åndedræt\"}", 7);

    @TempDir
    Path temp;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aWholeProgrammeGoesToPostgresAndBackAndIsTheSame() throws IOException {
        Config first = sqlite("first");
        String content = live(first);
        byte[] moved = exported(first);
        Config postgres = postgres("second");
        Import.Done done = Move.importFrom(postgres, new ByteArrayInputStream(moved));
        assertThat(done.rows()).isGreaterThan(50);

        byte[] back = exported(postgres);
        Config third = sqlite("third");
        Import.Done again = Move.importFrom(third, new ByteArrayInputStream(back));
        assertThat(again.sha256()).isEqualTo(done.sha256());
        assertThat(again.rows()).isEqualTo(done.rows());
        assertThat(Files.readAllBytes(third.dataFolder().resolve("signing.key")))
                .isEqualTo(Files.readAllBytes(first.dataFolder().resolve("signing.key")));

        for (Config config : new Config[] {postgres, third}) {
            requireLived(config, content);
        }
    }

    /** Somebody came in, wrote on the board, kept a version, led a practice; one practice is made here. Gives the board's document. */
    private String live(Config config) {
        String content;
        try (TestHouse house = new TestHouse(config.dataFolder())) {
            Visitor lea = house.inside(house.links().facilitatorToken(), "Lea", "singapore");
            content = board(lea);
            TestDoc member = member(house, lea, content);
            member.edit(it -> it.getMap("items").set("a", new YMap()).set("text", "ro og klarhed 🌿"));
            member.awaitSaved();
            lea.post("/docs/" + content + "/versions", "{\"name\":\"before lunch\"}")
                    .status(200);
            TestSocket socket = lea.enter("t1");
            socket.hears("welcome");
            socket.say("{\"type\":\"startPractice\",\"command\":\"c1\",\"practice\":\"arriving\"}");
            socket.hears("event");
        }
        Store store = Stores.open(config, InstantSource.system());
        result(store.practices().add(PRACTICE));
        result(store.close());
        return content;
    }

    private void requireLived(Config config, String content) {
        Store store = Stores.open(config, InstantSource.system());
        assertThat(result(store.practices().all())).containsExactly(PRACTICE);
        result(store.close());
        try (TestHouse house = new TestHouse(config.dataFolder(), settings(config))) {
            Visitor ben = house.inside(house.links().participantToken(), "Ben", "copenhagen");
            assertThat(board(ben)).isEqualTo(content);
            TestDoc member = member(house, ben, content);
            assertThat(member.<Map<String, Object>>read(it -> it.getMap("items").toJson()))
                    .isEqualTo(Map.of("a", Map.of("text", "ro og klarhed 🌿")));
            assertThat(ben.get("/docs/" + content + "/versions")
                            .status(200)
                            .json()
                            .findValuesAsText("name"))
                    .contains("before lunch");
            assertThat(ben.enter("t2").hears("welcome").get("seq").asLong()).isPositive();
        }
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

    @Test
    void whatIsNotEmptyTakesNothingIn() throws IOException {
        Config full = sqlite("full");
        open(full);
        byte[] moved = exported(full);
        assertThatThrownBy(() -> Move.importFrom(full, new ByteArrayInputStream(moved)))
                .isInstanceOf(Import.Refused.class)
                .hasMessageContaining("not empty");
        Config postgres = postgres("other");
        Move.importFrom(postgres, new ByteArrayInputStream(moved));
        assertThatThrownBy(() -> Move.importFrom(postgres, new ByteArrayInputStream(moved)))
                .isInstanceOf(Import.Refused.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void anExportThatHasChangedOrBreaksOffLeavesTheTargetEmpty() throws IOException {
        Config full = sqlite("full");
        open(full);
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(exported(full))).readAllBytes(), StandardCharsets.UTF_8);
        Config target = postgres("target");
        assertRefused(target, text.replace("Copenhagen", "Copenhagem"), "has changed");
        assertRefused(target, text.substring(0, text.length() / 2), "whole");
        assertRefused(target, text.substring(0, text.lastIndexOf("{\"")), "breaks off");
        assertRefused(target, text.replace("\"table\":\"person\"", "\"table\":\"people\""), "not like ours");
        assertRefused(target, text.replace("\"schema\":", "\"schema\":9"), "the same Mandala");
        assertRefused(target, "{\"a\":1}", "not an export");
        byte[] noise = new byte[100];
        new Random(1).nextBytes(noise);
        assertThatThrownBy(() -> Move.importFrom(target, new ByteArrayInputStream(noise)))
                .isInstanceOf(Import.Refused.class);
        assertThat(Move.importFrom(target, new ByteArrayInputStream(zipped(text)))
                        .rows())
                .as("it was empty still")
                .isPositive();
    }

    private static void assertRefused(Config target, String text, String why) throws IOException {
        byte[] bytes = zipped(text);
        assertThatThrownBy(() -> Move.importFrom(target, new ByteArrayInputStream(bytes)))
                .isInstanceOf(Import.Refused.class)
                .hasMessageContaining(why);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void nothingMovesWhileAServerRuns() throws IOException {
        Config file = sqlite("full");
        open(file);
        byte[] moved = exported(file);
        Config postgres = postgres("other");
        Move.importFrom(postgres, new ByteArrayInputStream(moved));
        for (Config config : new Config[] {file, postgres}) {
            Store store = Stores.open(config, InstantSource.system());
            result(store.docs().create("held"));
            assertThatThrownBy(() -> exported(config))
                    .isInstanceOfAny(DataFolderInUse.class, Server.CannotStart.class)
                    .hasMessageContaining("in use");
            result(store.close());
            assertThat(exported(config)).isNotEmpty();
        }
    }

    @Test
    void aFolderWithAKeyOfItsOwnIsRefused() throws IOException {
        Config full = sqlite("full");
        open(full);
        byte[] moved = exported(full);
        Config postgres = postgres("own");
        Files.createDirectories(postgres.dataFolder());
        Files.write(postgres.dataFolder().resolve("signing.key"), new byte[32]);
        assertThatThrownBy(() -> Move.importFrom(postgres, new ByteArrayInputStream(moved)))
                .isInstanceOf(Import.Refused.class)
                .hasMessageContaining("signing key");
    }

    /** The demo is loaded at the first start. */
    private static void open(Config config) {
        new TestHouse(config.dataFolder()).close();
    }

    private static byte[] exported(Config config) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.Done done = Move.exportTo(config, out);
        assertThat(done.rows()).isPositive();
        return out.toByteArray();
    }

    private Config sqlite(String folder) {
        return Config.read(
                Path.of(""), Map.of(), Map.of("data", temp.resolve(folder).toString()));
    }

    private Config postgres(String folder) {
        Map<String, String> flags =
                new HashMap<>(PostgresServer.keys(PostgresServer.shared().emptyDatabase()));
        flags.put("data", temp.resolve(folder).toString());
        return Config.read(Path.of(""), Map.of(), flags);
    }

    private static Map<String, String> settings(Config config) {
        StoreKeys store = config.store();
        return Map.of("store.url", store.url(), "store.user", store.user(), "store.password", store.password());
    }
}
