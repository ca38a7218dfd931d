package org.mandala.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.Rendering;
import org.mandala.server.doc.Compactor;
import org.mandala.server.doc.StoredDoc;
import org.mandala.server.home.Worker;
import org.mandala.server.store.Store;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.DocRows;
import org.mandala.server.store.sql.Readers;
import org.mandala.server.store.sql.SqlStore;
import org.mandala.server.store.sql.Writer;

/**
 * Rule D36: a crash at any statement of a swap leaves the old or the new, and the document is the same either way. {@code -Dcompaction.seeds} and
 * {@code -Dseed} (the first) for longer runs.
 */
final class CompactionTest {
    private static final int SEEDS = Integer.getInteger("compaction.seeds", 300);
    private static final long FIRST = Long.getLong("seed", 1);
    private static final int EDITS = 40;
    /** A crash copies the whole folder, which grows with each seed's document. */
    private static final int SEEDS_A_FOLDER = 100;

    @TempDir
    Path temp;

    private final Folders folders = new Folders(() -> temp);

    @Test
    void aCrashAtAnyStatementOfASwapLeavesTheOldOrTheNew() throws Exception {
        int crashes = 0;
        boolean oldSeen = false;
        for (int statement = 1; statement <= 40; statement++) {
            Path folder = folders.fresh();
            Doc doc = new Doc(DocOptions.defaults());
            List<StoredDoc> states = prepared(folder, doc);
            Crash crash = new Crash(folder, temp.resolve("taken" + statement), statement);
            compact(folder, "d", crash);
            if (!crash.happened()) {
                assertThat(load(folder)).isEqualTo(states.get(1));
                break;
            }
            crashes++;
            StoredDoc found = load(crash.taken());
            assertThat(found).as("statement %d", statement).isIn(states);
            assertThat(Rendering.of(built(found))).isEqualTo(Rendering.of(doc));
            oldSeen |= found.equals(states.get(0));
        }
        System.out.println("CompactionTest: crashed at " + crashes + " statements");
        assertThat(crashes).isGreaterThanOrEqualTo(8);
        assertThat(oldSeen).isTrue();
    }

    /** A document with two checkpoints, and what is found before and after the third. */
    private List<StoredDoc> prepared(Path folder, Doc doc) {
        Store store = SqliteFilesTest.open(folder);
        write(store, doc, 30);
        result(store.docs().checkpoint("d", 10, state(store, 10)));
        result(store.docs().checkpoint("d", 20, state(store, 20)));
        StoredDoc before = result(store.docs().load("d"));
        result(store.close());
        StoredDoc after = new StoredDoc(30, Buffer.buffer(doc.encodeStateAsUpdateV2()), List.of(), 30, null);
        return List.of(before, after);
    }

    private static Buffer state(Store store, long seq) {
        return Buffer.buffer(built(result(store.docs().load("d")).upTo(seq)).encodeStateAsUpdateV2());
    }

    private static void write(Store store, Doc doc, int edits) {
        result(store.docs().create("d"));
        doc.onUpdate((update, origin) -> result(store.docs().append("d", List.of(Buffer.buffer(update)))));
        for (int i = 0; i < edits; i++) {
            doc.getText("t").insert(i, "x");
        }
    }

    /** Makes the next checkpoint of a document, unless the process dies meanwhile. */
    private static void compact(Path folder, String id, Crash crash) throws SQLException {
        Path file = folder.resolve("mandala.db");
        Readers readers = new Readers(new SqliteDatabase(() -> SqliteDatabase.open(file)), SqliteStore.READERS);
        Writer writer = new Writer(
                new SqliteDatabase(() -> SqliteDatabase.watched(file, crash::watch)), "store-writer", readers::close);
        SqlStore store =
                new SqlStore(readers, writer, writer, resting -> Future.succeededFuture(), InstantSource.system());
        new Compactor(store.docs(), Worker.here())
                .compact(id)
                .transform(done -> done.succeeded() || crash.happened()
                        ? Future.succeededFuture()
                        : Future.failedFuture(done.cause()))
                .await();
        result(writer.close());
    }

    private static StoredDoc load(Path folder) throws SQLException {
        try (Db db = SqliteDatabase.open(folder.resolve("mandala.db"))) {
            assertThat(db.one("PRAGMA quick_check(1)", row -> row.getString(1))).contains("ok");
            return DocRows.load(db, "d");
        }
    }

    private static Doc built(StoredDoc stored) {
        Doc doc = new Doc(DocOptions.defaults());
        Buffer checkpoint = stored.checkpoint();
        if (checkpoint != null) {
            doc.applyUpdateV2(checkpoint.getBytes(), null);
        }
        stored.updates().forEach(update -> doc.applyUpdate(update.getBytes(), null));
        return doc;
    }

    /** Two writers, checkpoints at any time, a crash now and then, a damaged checkpoint in the end. */
    @Test
    void randomEditsCheckpointsAndCrashesLoseNothing() throws Exception {
        Path folder = folders.fresh();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try {
                Path from = seed % SEEDS_A_FOLDER == 0 ? folders.fresh() : folder;
                folder = run(from, "doc" + seed, new Random(seed), seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        System.out.println("CompactionTest: seeds " + FIRST + " to " + (FIRST + SEEDS - 1));
    }

    private Path run(Path first, String id, Random random, long seed) throws SQLException {
        Path folder = first;
        List<Doc> writers = List.of(new Doc(), new Doc());
        List<byte[]> told = new ArrayList<>();
        Doc truth = new Doc();
        Store store = SqliteFilesTest.open(folder);
        result(store.docs().create(id));
        for (Doc writer : writers) {
            writer.onUpdate((update, origin) -> {
                if (origin == null) {
                    told.add(update);
                }
            });
        }
        for (int edit = 0; edit < EDITS; edit++) {
            edit(writers.get(random.nextInt(2)), random);
            if (random.nextInt(4) == 0) {
                deliver(store, id, told, writers, truth);
            }
            if (random.nextInt(14) == 0) {
                new Compactor(store.docs(), Worker.here()).compact(id).await();
            }
        }
        deliver(store, id, told, writers, truth);
        result(store.close());
        if (random.nextInt(3) == 0) {
            folder = crashInASwap(folder, id, random, seed);
        }
        if (random.nextInt(3) == 0) {
            damageTheNewest(folder, id);
        }
        try (Db db = SqliteDatabase.open(folder.resolve("mandala.db"))) {
            StoredDoc stored = DocRows.load(db, id);
            assertThat(stored.damage()).isNull();
            assertThat(built(stored).snapshot()).isEqualTo(truth.snapshot());
            assertThat(Rendering.of(built(stored))).isEqualTo(Rendering.of(truth));
        }
        return folder;
    }

    private static void edit(Doc doc, Random random) {
        int length = doc.getText("t").length();
        switch (random.nextInt(4)) {
            case 0 -> doc.getMap("items").set("k" + random.nextInt(6), random.nextInt(100));
            case 1 -> doc.getMap("items").delete("k" + random.nextInt(6));
            case 2 -> doc.getText("t").insert(random.nextInt(length + 1), "word ");
            default -> doc.getText("t").delete(0, Math.min(length, random.nextInt(9)));
        }
    }

    /** To the store as they come, and to the other writer. */
    private static void deliver(Store store, String id, List<byte[]> told, List<Doc> writers, Doc truth) {
        if (told.isEmpty()) {
            return;
        }
        for (byte[] update : told) {
            truth.applyUpdate(update, "net");
            writers.forEach(writer -> writer.applyUpdate(update, "net"));
        }
        result(store.docs().append(id, told.stream().map(Buffer::buffer).toList()));
        told.clear();
    }

    private Path crashInASwap(Path folder, String id, Random random, long seed) throws SQLException {
        Crash crash = new Crash(folder, temp.resolve("crash" + seed), 2 + random.nextInt(10));
        compact(folder, id, crash);
        return crash.happened() ? crash.taken() : folder;
    }

    private static void damageTheNewest(Path folder, String id) throws SQLException {
        try (Db db = SqliteDatabase.open(folder.resolve("mandala.db"))) {
            db.update(
                    "UPDATE doc_checkpoint SET crc32c = crc32c + 1 WHERE doc = ?1 AND seq = (SELECT MAX(seq) FROM doc_checkpoint WHERE doc = ?1)",
                    id);
        }
    }
}
