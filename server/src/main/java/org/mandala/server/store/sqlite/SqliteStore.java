package org.mandala.server.store.sqlite;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import org.mandala.server.store.Store;
import org.mandala.server.store.StoreFailed;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.Readers;
import org.mandala.server.store.sql.SqlStore;
import org.mandala.server.store.sql.Work;
import org.mandala.server.store.sql.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything in {@code mandala.db} of a data folder, which belongs to this process until the store is closed. */
public final class SqliteStore {
    /** Loading a document is the only long read; a second reader lets the short ones pass it. */
    static final int READERS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

    /**
     * Opens the database, which it makes or migrates where needed; blocks.
     *
     * @throws org.mandala.server.store.DataFolderInUse when another process serves from this folder
     * @throws StoreFailed when the database cannot be opened
     */
    public static Store open(Path folder, InstantSource clock) {
        try {
            FolderLock lock = FolderLock.take(folder);
            try {
                return open(folder.resolve("mandala.db"), lock, clock);
            } catch (SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be used: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new StoreFailed("the database in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Store open(Path file, FolderLock lock, InstantSource clock) throws SQLException {
        try (Db db = SqliteDatabase.open(file)) {
            SqliteMigrations.of(file).apply(db);
        }
        Readers readers = new Readers(new SqliteDatabase(() -> SqliteDatabase.openToRead(file)), READERS);
        Writer writer = new Writer(new SqliteDatabase(() -> SqliteDatabase.open(file)), "store-writer", () -> {
            readers.close();
            letGo(lock);
        });
        return new SqlStore(readers, writer, writer, resting -> emptyLog(resting, file), clock);
    }

    /**
     * Does something in one transaction with the whole database, which it makes or migrates where needed; blocks.
     *
     * @throws org.mandala.server.store.DataFolderInUse when a server runs on this folder
     * @throws StoreFailed when the database cannot be used
     */
    public static <T> T alone(Path folder, Work<T> work) throws IOException {
        Path file = folder.resolve("mandala.db");
        FolderLock lock = FolderLock.take(folder);
        try (Db db = SqliteDatabase.open(file)) {
            SqliteMigrations.of(file).apply(db);
            return db.inTransaction("BEGIN IMMEDIATE", work);
        } catch (SQLException e) {
            throw new StoreFailed("the database in " + folder + " cannot be used: " + e.getMessage(), e);
        } finally {
            lock.close();
        }
    }

    private static void letGo(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the data folder could not be let go", e);
        }
    }

    /** The write-ahead log holds what was there before, until it is written back and cut off. Waits for readers in the way. */
    private static Future<Void> emptyLog(Readers readers, Path file) {
        return readers.alone(() -> {
            try (Db db = SqliteDatabase.open(file)) {
                db.list("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
            }
        });
    }

    private SqliteStore() {}
}
