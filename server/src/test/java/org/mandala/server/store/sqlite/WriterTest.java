package org.mandala.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandala.server.store.StoreContract.result;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.store.StoreBusy;
import org.mandala.server.store.StoreFailed;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.Writer;

final class WriterTest {
    private static final int PAGE = 4_096;
    private static final int NEXT_TURN = -1;

    @TempDir
    Path temp;

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CountDownLatch gate = new CountDownLatch(1);
    private boolean diskIsSmall;
    private Writer writer = new Writer(new SqliteDatabase(this::open), "store-writer", () -> {});

    @BeforeEach
    void openWriter() {
        result(writer.close());
        writer = new Writer(new SqliteDatabase(this::open), "store-writer", () -> ended.set(true));
        result(writer.write(0, db -> db.update("CREATE TABLE thing (id INTEGER PRIMARY KEY, data BLOB)")));
    }

    @AfterEach
    void closeWriter() {
        gate.countDown();
        result(writer.close());
    }

    private Db open() throws SQLException {
        opened.incrementAndGet();
        Db db = SqliteDatabase.open(temp.resolve("test.db"));
        // SQLite answers as on a full disk when the file may not grow.
        db.execute("PRAGMA max_page_count = " + (diskIsSmall ? 20 : 1_000_000));
        return db;
    }

    @Test
    void whatWaitsTogetherIsOneTransaction() {
        Future<Integer> blocked = blocker();
        List<Future<Integer>> inserts =
                IntStream.range(0, 100).mapToObj(this::insert).toList();
        Future<Long> insideTheBatch = writer.write(0, db -> visibleElsewhere());
        gate.countDown();
        assertThat(result(blocked)).isZero();
        assertThat(result(insideTheBatch)).isZero();
        inserts.forEach(it -> assertThat(result(it)).isEqualTo(1));
        assertThat(visibleElsewhere()).isEqualTo(100);
    }

    @Test
    void nobodyIsAnsweredBeforeTheWholeBatchIsCommitted() {
        Future<Integer> blocked = blocker();
        Future<Integer> first = insert(1);
        Future<Long> whenAnswered = first.map(it -> visibleElsewhere());
        Future<Boolean> answeredInsideTheBatch = writer.write(0, db -> first.isComplete());
        gate.countDown();
        assertThat(result(blocked)).isZero();
        assertThat(result(answeredInsideTheBatch)).isFalse();
        assertThat(result(whenAnswered)).isEqualTo(1);
    }

    /** How fast depends on the machine, so it is tried until the first still waits when the second comes. */
    @Test
    void whatAllHaveSeenWaitsForTheCommitOfWhatSomebodyWaitsFor() {
        AtomicInteger id = new AtomicInteger();
        org.mandala.server.TestDoc.await("a commit for two", () -> {
            int before = id.get();
            result(writer.writeAtLeisure(
                    "", 0, 2, db -> db.update("INSERT INTO thing (id) VALUES (?)", id.incrementAndGet())));
            Future<Integer> seen = writer.writeAtLeisure(
                    "", 0, 2, db -> db.update("INSERT INTO thing (id) VALUES (?)", id.incrementAndGet()));
            Future<Long> awaited = writer.write(0, db -> visibleElsewhere());
            long visible = result(awaited);
            assertThat(result(seen)).isEqualTo(1);
            return visible == before + 1;
        });
    }

    /** A hop for each wakes the event loop as often, and on one core takes the turn of whoever still has answers to give. */
    @Test
    void answersOfOneCommitAreHeardInOneTurnOfTheEventLoop() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Context home = vertx.getOrCreateContext();
            List<Integer> heard = new CopyOnWriteArrayList<>();
            Future<Integer> blocked = blocker();
            CountDownLatch asked = new CountDownLatch(1);
            home.runOnContext(ignored -> {
                IntStream.range(0, 50)
                        .forEach(id -> insert(id).onSuccess(one -> {
                            heard.add(id);
                            home.runOnContext(turn -> heard.add(NEXT_TURN));
                        }));
                asked.countDown();
            });
            asked.await();
            gate.countDown();
            assertThat(result(blocked)).isZero();
            org.mandala.server.TestDoc.await("all answers", () -> heard.size() == 100);
            assertThat(heard.subList(0, 50)).doesNotContain(NEXT_TURN);
        } finally {
            result(vertx.close());
        }
    }

    private long visibleElsewhere() {
        try (Db other = SqliteDatabase.open(temp.resolve("test.db"))) {
            return other.one("SELECT COUNT(*) FROM thing", row -> row.getLong(1))
                    .orElse(0L);
        } catch (SQLException e) {
            return -1;
        }
    }

    @Test
    void aTaskThatFailsIsUndoneAloneAndTheOthersAreKept() {
        Future<Integer> blocked = blocker();
        Future<Integer> before = insert(1);
        Future<Integer> twice = writer.write(
                0,
                db -> db.update("INSERT INTO thing (id) VALUES (2)") + db.update("INSERT INTO thing (id) VALUES (1)"));
        Future<Integer> throwing = writer.write(0, db -> {
            db.update("INSERT INTO thing (id) VALUES (3)");
            throw new IllegalStateException("no");
        });
        Future<Integer> after = insert(4);
        gate.countDown();
        assertThat(result(blocked)).isZero();
        assertThat(result(before)).isEqualTo(1);
        assertThatThrownBy(() -> result(twice)).hasMessageContaining("UNIQUE");
        assertThatThrownBy(() -> result(throwing)).hasMessage("no");
        assertThat(result(after)).isEqualTo(1);
        assertThat(ids()).containsExactly(1L, 4L);
    }

    @Test
    void whenTheDiskIsFullTheWholeBatchIsToldAndTheNextIsTriedOnAFreshConnection() {
        result(insert(1));
        reopenOnASmallDisk();
        Future<Integer> blocked = blocker();
        Future<Integer> small = insert(2);
        Future<Integer> large =
                writer.write(0, db -> db.update("INSERT INTO thing VALUES (3, zeroblob(?))", 100 * PAGE));
        int before = opened.get();
        gate.countDown();
        assertThat(result(blocked)).isZero();
        for (Future<Integer> future : List.of(small, large)) {
            assertThatThrownBy(() -> result(future))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("full");
        }
        assertThat(writer.isFailing()).isTrue();
        diskIsSmall = false;
        org.mandala.server.TestDoc.await(
                "the database to be written again",
                () -> insert(4)
                        .transform(done -> Future.succeededFuture(done.succeeded()))
                        .await());
        assertThat(writer.isFailing()).isFalse();
        assertThat(opened.get()).isGreaterThan(before);
        assertThat(ids()).containsExactly(1L, 4L);
    }

    private void reopenOnASmallDisk() {
        result(writer.close());
        diskIsSmall = true;
        writer = new Writer(new SqliteDatabase(this::open), "store-writer", () -> {});
    }

    @Test
    void whatWaitsIsBounded() {
        Future<Integer> blocked = blocker();
        int size = (int) (Writer.MAX_WAITING_BYTES / 4);
        List<Future<Boolean>> taken = IntStream.range(0, 3)
                .mapToObj(i -> writer.write(size, db -> true))
                .toList();
        assertThatThrownBy(() -> result(writer.write(size, db -> true))).isInstanceOf(StoreBusy.class);
        gate.countDown();
        assertThat(result(blocked)).isZero();
        assertThat(taken.stream().map(it -> result(it))).containsExactly(true, true, true);
        Future<Boolean> afterwards = writer.write(size, db -> true);
        assertThat(result(afterwards)).isTrue();
    }

    @Test
    void closingTwiceIsClosingOnce() {
        Future<Void> first = writer.close();
        Future<Void> second = writer.close();
        result(first);
        result(second);
        assertThat(ended).isTrue();
    }

    /** Holds the writer's thread in a first batch until the gate opens, so that what comes next waits together. */
    private Future<Integer> blocker() {
        CountDownLatch entered = new CountDownLatch(1);
        Future<Integer> blocked = writer.write(0, db -> {
            entered.countDown();
            await(gate);
            return 0;
        });
        await(entered);
        return blocked;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Future<Integer> insert(int id) {
        return writer.write(0, db -> db.update("INSERT INTO thing (id) VALUES (?)", id));
    }

    private List<Long> ids() {
        return result(writer.write(0, db -> db.list("SELECT id FROM thing ORDER BY id", row -> row.getLong(1))));
    }
}
