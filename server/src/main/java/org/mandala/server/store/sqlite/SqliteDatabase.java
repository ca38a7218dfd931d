package org.mandala.server.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mandala.server.store.sql.Database;
import org.mandala.server.store.sql.Db;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** A file, with every commit on the disk before it is answered. */
final class SqliteDatabase implements Database {
    /** Only a migration or a backup may hold the file for a moment; after that something is wrong. */
    private static final int BUSY_TIMEOUT_MS = 3_000;

    /** Errors of one statement, which leave the rest of the transaction sound; after any other nothing is certain. */
    private static final Set<Integer> OF_THE_STATEMENT = Set.of(
            SQLiteErrorCode.SQLITE_CONSTRAINT.code,
            SQLiteErrorCode.SQLITE_TOOBIG.code,
            SQLiteErrorCode.SQLITE_MISMATCH.code,
            SQLiteErrorCode.SQLITE_RANGE.code);

    /** The low byte of SQLite's extended result codes is the plain code. */
    private static final int PLAIN_CODE = 0xff;

    private final Opener opener;

    /** Opens a connection to the file. */
    interface Opener {
        Db open() throws SQLException;
    }

    SqliteDatabase(Opener opener) {
        this.opener = opener;
    }

    static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    static Db open(Path file) throws SQLException {
        return watched(file, connection -> connection);
    }

    /** As {@link #open}, with somebody who sees each statement. */
    static Db watched(Path file, UnaryOperator<Connection> watch) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // NORMAL loses acknowledged commits on power loss.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // What is deleted is overwritten: an erased person is not to be found in the file (rule R8).
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        return new Db(watch.apply(config.createConnection(url(file))));
    }

    /** For those who only read: a statement that writes is refused. */
    static Db openToRead(Path file) throws SQLException {
        Db db = open(file);
        db.execute("PRAGMA query_only = ON");
        return db;
    }

    /** A file that nobody else has and that stays one file: a backup. */
    static Db openAlone(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return new Db(config.createConnection(url(file)));
    }

    @Override
    public Db open() throws SQLException {
        return opener.open();
    }

    /** A transaction that begins by reading and then writes would fail at once where somebody wrote meanwhile. */
    @Override
    public String beginWrite() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public String beginRead() {
        return "BEGIN";
    }

    @Override
    public boolean isFar() {
        return false;
    }

    @Override
    public boolean isOfTheStatement(SQLException failure) {
        return OF_THE_STATEMENT.contains(failure.getErrorCode() & PLAIN_CODE);
    }

    @Override
    public boolean isLost(SQLException failure) {
        return false;
    }

    @Override
    public boolean isInTheWay(SQLException failure) {
        return false;
    }

    @Override
    public boolean isDoubtfulAfter(Throwable failure) {
        return Mending.isNeededAfter(failure);
    }

    @Override
    public void mend(Db db) throws SQLException {
        Mending.mend(db);
    }
}
