package org.mandala.server.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.DocRows;

/** Looks at every page and every check sum of a database. */
final class Soundness {
    private static final List<String> SUMMED = List.of("doc_update", "doc_checkpoint", "doc_version");

    /**
     * Ids of documents in which something does not match its check sum.
     *
     * @throws SQLException if the database itself is damaged
     */
    static List<String> check(Db db) throws SQLException {
        String verdict =
                db.one("PRAGMA integrity_check(1)", row -> row.getString(1)).orElse("no answer");
        if (!verdict.equals("ok")) {
            throw new SQLException("it is damaged (" + verdict + ")");
        }
        TreeSet<String> damaged = new TreeSet<>();
        for (String table : SUMMED) {
            if (db.any("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table)) {
                damaged.addAll(damaged(db, table));
            }
        }
        return List.copyOf(damaged);
    }

    private static Set<String> damaged(Db db, String table) throws SQLException {
        TreeSet<String> damaged = new TreeSet<>();
        db.each("SELECT doc, bytes, crc32c FROM " + table, row -> {
            if (DocRows.crc32c(row.getBytes(2)) != row.getLong(3)) {
                damaged.add(row.getString(1));
            }
        });
        return damaged;
    }

    private Soundness() {}
}
