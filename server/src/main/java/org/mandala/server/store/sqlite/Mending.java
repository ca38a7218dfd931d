package org.mandala.server.store.sqlite;

import java.sql.SQLException;
import java.util.Set;
import org.mandala.server.store.sql.Db;
import org.sqlite.SQLiteErrorCode;

/**
 * Makes a database trustworthy after an error of the disk. Rule D34. After a failed fsync the kernel may hold pages that it takes for
 * written and that are not; what is appended to the write-ahead log behind them would be lost with the power, although its own fsync
 * succeeds. So all of the log is written into the database, from the pages that can be read, and a new log is begun.
 */
final class Mending {
    /** After these the disk did what it was asked: it had no room, or somebody else had the database. */
    private static final Set<Integer> HARMLESS = Set.of(
            SQLiteErrorCode.SQLITE_FULL.code, SQLiteErrorCode.SQLITE_BUSY.code, SQLiteErrorCode.SQLITE_LOCKED.code);

    private static final int PLAIN_CODE = 0xff;

    static boolean isNeededAfter(Throwable failure) {
        return !(failure instanceof SQLException sql) || !HARMLESS.contains(sql.getErrorCode() & PLAIN_CODE);
    }

    /** @throws SQLException while the database cannot be trusted */
    static void mend(Db db) throws SQLException {
        String verdict =
                db.one("PRAGMA quick_check(1)", row -> row.getString(1)).orElse("no answer");
        if (!verdict.equals("ok")) {
            throw new SQLException("the database is damaged (" + verdict + "): restore it from a backup");
        }
        boolean busy =
                db.one("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1)).orElse(1) != 0;
        if (busy) {
            throw new SQLException("the write-ahead log could not be emptied");
        }
    }

    private Mending() {}
}
