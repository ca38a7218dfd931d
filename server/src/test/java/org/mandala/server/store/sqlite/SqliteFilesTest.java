package org.mandala.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandala.server.ChildJvm;
import org.mandala.server.identity.Device;
import org.mandala.server.identity.Invites;
import org.mandala.server.identity.Invites.Taken;
import org.mandala.server.identity.Logins;
import org.mandala.server.identity.RightsWatch;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.programme.DemoLinks;
import org.mandala.server.programme.DemoProgramme;
import org.mandala.server.protocol.Role;
import org.mandala.server.store.DataFolderInUse;
import org.mandala.server.store.Store;
import org.mandala.server.store.sql.Db;

/** What SQLite adds to the ports: files that survive, a folder that is one process's, a schema that moves on. */
final class SqliteFilesTest {
    private static final Buffer UPDATE = Buffer.buffer("update");

    @TempDir
    Path temp;

    private final Folders folders = new Folders(() -> temp);

    @Test
    void whatWasStoredIsThereAfterARestart() {
        Path folder = folders.fresh();
        Store store = open(folder);
        result(store.docs().create("d"));
        result(store.docs().append("d", List.of(UPDATE)));
        result(store.close());
        Store again = open(folder);
        assertThat(result(again.docs().load("d")).updates()).containsExactly(UPDATE);
        result(again.close());
    }

    @Test
    void aClosedDatabaseIsOneFile() throws IOException {
        Path folder = folders.fresh();
        result(open(folder).close());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("mandala.db", "mandala.lock");
        }
    }

    @Test
    void commitsWaitForTheDisk() throws SQLException {
        try (Db db = SqliteDatabase.open(temp.resolve("x.db"))) {
            assertThat(db.one("PRAGMA journal_mode", row -> row.getString(1))).contains("wal");
            assertThat(db.one("PRAGMA synchronous", row -> row.getInt(1))).contains(2);
            assertThat(db.one("PRAGMA foreign_keys", row -> row.getInt(1))).contains(1);
            assertThat(db.one("PRAGMA busy_timeout", row -> row.getInt(1))).contains(3_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE doc_update SET bytes = x'00' WHERE seq = 2",
                "UPDATE doc_update SET crc32c = crc32c + 1 WHERE seq = 3",
                "DELETE FROM doc_update WHERE seq = 2",
                "DELETE FROM doc_update WHERE seq = 3",
                "UPDATE doc SET head = 2"
            })
    void damageOnDiskIsNoticedAndOtherDocsOpen(String damage) throws SQLException {
        Path folder = folders.fresh();
        Store store = open(folder);
        result(store.docs().create("d"));
        result(store.docs().create("other"));
        result(store.docs().append("d", List.of(UPDATE, UPDATE, UPDATE)));
        try (Db db = SqliteDatabase.open(folder.resolve("mandala.db"))) {
            db.update(damage);
            db.update("UPDATE doc SET head = 0 WHERE id = 'other'");
        }
        assertThat(result(store.docs().load("d")).damage()).isNotNull();
        assertThat(result(store.docs().load("other")).isEmpty()).isTrue();
        result(store.close());
    }

    @Test
    void theDemoIsLoadedOnceAndItsLinksOutliveARestart() {
        Path folder = folders.fresh();
        Store store = open(folder);
        DemoLinks links = demo(store, folder);
        assertThat(result(store.programme().sites())).hasSize(12);
        result(store.close());
        Store again = open(folder);
        assertThat(demo(again, folder)).isEqualTo(links);
        Taken taken = result(invites(again).take(links.facilitatorToken(), null, Device.UNKNOWN));
        assertThat(result(again.programme().sessionsOf(taken.person().id())))
                .hasSize(24)
                .allMatch(it -> it.role() == Role.FACILITATOR);
        result(again.close());
    }

    private static DemoLinks demo(Store store, Path folder) {
        SigningKey key = SigningKey.of(folder, new SecureRandom());
        return result(new DemoProgramme(
                                store.programme(),
                                store.register(),
                                store.calendar(),
                                store.agreements(),
                                invites(store),
                                key,
                                InstantSource.system())
                        .load())
                .orElseThrow();
    }

    private static Invites invites(Store store) {
        InstantSource clock = InstantSource.system();
        RightsWatch watch = new RightsWatch();
        Logins logins = new Logins(store.people(), store.keys(), clock, new SecureRandom(), watch);
        return new Invites(store.people(), logins, watch, clock, new SecureRandom());
    }

    @Test
    void aFolderIsOneStoresUntilItIsClosed() {
        Path folder = folders.fresh();
        Store store = open(folder);
        assertThatThrownBy(() -> open(folder)).isInstanceOf(DataFolderInUse.class);
        result(store.docs().create("still open"));
        result(store.close());
        result(open(folder).close());
    }

    /** Opens a folder, appends to the doc "d" for ever, and prints each number that was acknowledged. */
    static final class EndlessWriter {
        public static void main(String[] arguments) {
            Store store = open(Path.of(arguments[0]));
            result(store.docs().create("d"));
            for (int batch = 0; true; batch++) {
                List<io.vertx.core.Future<Long>> heads = Stream.iterate(batch * 20, i -> i + 1)
                        .limit(20)
                        .map(i -> store.docs().append("d", List.of(Buffer.buffer("update " + (i + 1)))))
                        .toList();
                heads.forEach(head -> System.out.println(result(head)));
            }
        }

        private EndlessWriter() {}
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessWasKilled() throws Exception {
        Path folder = folders.fresh();
        Process writer = ChildJvm.start(EndlessWriter.class, folder.toString());
        long acknowledged = 0;
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            while (acknowledged < 1_000) {
                acknowledged = Long.parseLong(told.readLine());
            }
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining("process " + writer.pid());
            // Process.destroyForcibly() would throw away what the process has told.
            writer.toHandle().destroyForcibly();
            for (String line = told.readLine(); line != null && !line.isEmpty(); line = told.readLine()) {
                // The last line may be cut off by the kill; a cut number is smaller than the one it was.
                acknowledged = Math.max(acknowledged, Long.parseLong(line));
            }
        }
        assertThat(writer.waitFor()).isEqualTo(137);
        Store store = open(folder);
        List<Buffer> updates = result(store.docs().load("d")).updates();
        assertThat(updates).hasSizeGreaterThanOrEqualTo((int) acknowledged);
        for (int i = 0; i < updates.size(); i++) {
            assertThat(updates.get(i)).hasToString("update " + (i + 1));
        }
        result(store.close());
    }

    static Store open(Path folder) {
        return SqliteStore.open(folder, InstantSource.system());
    }
}
