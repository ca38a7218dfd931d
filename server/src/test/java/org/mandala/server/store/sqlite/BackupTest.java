package org.mandala.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.crdt.Rendering;
import org.mandala.server.doc.StoredDoc;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.store.Store;
import org.mandala.server.store.sql.Db;

final class BackupTest {
    private static final int DOCS = 5;

    @TempDir
    Path temp;

    private final Folders folders = new Folders(() -> temp);

    @Test
    void aBackupMadeUnderLoadAndBroughtBackIsTheSameInEveryTableAndDocument() throws Exception {
        Path data = folders.fresh();
        SigningKey.of(data, new SecureRandom());
        Store store = SqliteFilesTest.open(data);
        List<Doc> docs = write(store);
        AtomicBoolean stop = new AtomicBoolean();
        Thread load = new Thread(() -> load(store, stop));
        load.start();
        Path file = temp.resolve("elsewhere/one.backup");
        Backup.Made made = Backup.make(data, file);
        stop.set(true);
        load.join();
        assertThat(made.damaged()).isEmpty();
        assertThat(made.bytes()).isEqualTo(Files.size(file));

        Path again = temp.resolve("again");
        Restore.Done done = Restore.from(file, again, false);
        assertThat(done).isEqualTo(new Restore.Done(DOCS + 1, List.of()));
        Map<String, List<String>> was = tables(file);
        was.remove(Backup.FILES);
        assertThat(tables(again.resolve("mandala.db"))).isEqualTo(was).hasSizeGreaterThan(10);
        assertThat(Files.readAllBytes(again.resolve("signing.key")))
                .isEqualTo(Files.readAllBytes(data.resolve("signing.key")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(again.resolve("signing.key"))))
                .isEqualTo("rw-------");
        assertSame(again, docs);
        result(store.close());
    }

    private static List<Doc> write(Store store) {
        List<Doc> docs = new ArrayList<>();
        result(store.docs().create("busy"));
        for (int i = 0; i < DOCS; i++) {
            String id = "doc" + i;
            result(store.docs().create(id));
            Doc doc = new Doc();
            doc.onUpdate((update, origin) -> result(store.docs().append(id, List.of(Buffer.buffer(update)))));
            for (int edit = 0; edit < 20; edit++) {
                doc.getMap("items").set("k" + edit % 7, "v" + edit);
            }
            docs.add(doc);
        }
        return docs;
    }

    private static void load(Store store, AtomicBoolean stop) {
        while (!stop.get()) {
            result(store.docs().append("busy", List.of(Buffer.buffer(new byte[] {0, 0}))));
        }
    }

    private static void assertSame(Path folder, List<Doc> docs) {
        Store restored = SqliteFilesTest.open(folder);
        for (int i = 0; i < docs.size(); i++) {
            StoredDoc stored = result(restored.docs().load("doc" + i));
            Doc doc = new Doc();
            stored.updates().forEach(update -> doc.applyUpdate(update.getBytes(), null));
            assertThat(Rendering.of(doc)).isEqualTo(Rendering.of(docs.get(i)));
        }
        result(restored.close());
    }

    /** Every row of every table, as text. */
    private static Map<String, List<String>> tables(Path file) throws SQLException {
        try (Db db = SqliteDatabase.openAlone(file)) {
            Map<String, List<String>> tables = new TreeMap<>();
            List<String> names =
                    db.list("SELECT name FROM sqlite_master WHERE type = 'table'", row -> row.getString(1));
            for (String name : names) {
                tables.put(name, rows(db, name));
            }
            return tables;
        }
    }

    private static List<String> rows(Db db, String table) throws SQLException {
        return db.list("SELECT * FROM " + table, row -> {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(row.getObject(i) instanceof byte[] bytes ? Buffer.buffer(bytes) : row.getObject(i))
                        .append('|');
            }
            return text.toString();
        });
    }

    @Test
    void aFolderInWhichThereIsSomethingIsLeftAloneUnlessToldOtherwise() throws IOException {
        Path data = folders.fresh();
        Path file = temp.resolve("one.backup");
        Backup.make(data, file);
        assertThatThrownBy(() -> Backup.make(data, file))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> Restore.from(file, data, false))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("--replace");
        Files.writeString(data.resolve("note.txt"), "mine");
        Restore.from(file, data, true);
        try (var found = Files.walk(data)) {
            assertThat(found.filter(each -> each.endsWith("note.txt"))
                            .findFirst()
                            .orElseThrow())
                    .content()
                    .isEqualTo("mine");
        }
        result(SqliteFilesTest.open(data).close());
    }

    @Test
    void aServerThatRunsOnTheFolderIsNotReplaced() {
        Path data = folders.fresh();
        Path file = temp.resolve("one.backup");
        Backup.make(data, file);
        Store store = SqliteFilesTest.open(data);
        assertThatThrownBy(() -> Restore.from(file, data, true))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("in use");
        result(store.close());
    }

    @Test
    void whatIsDamagedOrNoBackupIsRefusedAndNothingIsTouched() throws IOException {
        Path data = folders.fresh();
        Path file = temp.resolve("one.backup");
        Backup.make(data, file);
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 4096; at < bytes.length; at += 512) {
            bytes[at] ^= 0x55;
        }
        Path damaged = Files.write(temp.resolve("damaged.backup"), bytes);
        Path other = Files.writeString(temp.resolve("other.backup"), "no database");
        for (Path bad : List.of(damaged, other, data.resolve("mandala.db"), temp.resolve("nowhere"))) {
            Path target = temp.resolve("target");
            assertThatThrownBy(() -> Restore.from(bad, target, false)).isInstanceOf(BackupFailed.class);
            assertThat(target.resolve("mandala.db")).doesNotExist();
        }
        assertThatThrownBy(() -> Backup.make(temp.resolve("nowhere"), temp.resolve("x")))
                .isInstanceOf(BackupFailed.class);
    }

    @Test
    void theNewestAndOneADayAreKept() {
        List<String> names = List.of(
                "mandala-20260101-100000.db",
                "mandala-20260101-230000.db",
                "mandala-20260102-100000.db",
                "mandala-20260103-100000.db",
                "mandala-20260103-110000.db",
                "mandala-20260103-120000.db");
        assertThat(BackupShelf.tooOld(names, 2, 30)).containsExactly("mandala-20260101-100000.db");
        assertThat(BackupShelf.tooOld(names, 2, 2))
                .containsExactly("mandala-20260101-230000.db", "mandala-20260101-100000.db");
    }

    @Test
    void theShelfFillsByItself() throws IOException {
        Path data = folders.fresh();
        BackupShelf shelf = new BackupShelf(data, temp.resolve("shelf"), 1, 1);
        shelf.add(Instant.parse("2026-01-01T10:00:00Z"));
        shelf.add(Instant.parse("2026-01-02T10:00:00Z"));
        shelf.add(Instant.parse("2026-01-02T10:15:00Z"));
        try (var files = Files.list(temp.resolve("shelf"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("mandala-20260102-101500.db", "mandala-20260102-100000.db");
        }
    }
}
