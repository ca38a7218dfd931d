package org.mandala.server.store.sql;

import java.sql.SQLException;
import org.mandala.server.doc.NoSuchDoc;

/** Puts a checkpoint in the place of the updates that it stands for. Rule D36; inside one transaction. */
final class CheckpointRows {
    /** The older one is there for the day on which the newer cannot be read. */
    private static final int KEPT = 2;

    static boolean swap(Db db, String doc, long seq, byte[] state) throws SQLException {
        if (!db.any("SELECT 1 FROM doc WHERE id = ?", doc)) {
            throw new NoSuchDoc(doc);
        }
        boolean wanted = db.any("SELECT 1 FROM doc_update WHERE doc = ? AND seq = ?", doc, seq)
                && !db.any("SELECT 1 FROM doc_checkpoint WHERE doc = ? AND seq >= ?", doc, seq);
        if (wanted) {
            insert(db, doc, seq, state);
            dropOld(db, doc);
        }
        return wanted;
    }

    private static void insert(Db db, String doc, long seq, byte[] state) throws SQLException {
        db.update(
                "INSERT INTO doc_checkpoint (doc, seq, bytes, crc32c) VALUES (?, ?, ?, ?)",
                doc,
                seq,
                state,
                DocRows.crc32c(state));
    }

    /** Updates are dropped only where two checkpoints have them. */
    private static void dropOld(Db db, String doc) throws SQLException {
        long kept = db
                .list(
                        "SELECT seq FROM doc_checkpoint WHERE doc = ? ORDER BY seq DESC LIMIT ?",
                        row -> row.getLong(1),
                        doc,
                        KEPT)
                .stream()
                .skip(KEPT - 1L)
                .findFirst()
                .orElse(0L);
        db.update("DELETE FROM doc_checkpoint WHERE doc = ? AND seq < ?", doc, kept);
        db.update("DELETE FROM doc_update WHERE doc = ? AND seq <= ?", doc, kept);
    }

    private CheckpointRows() {}
}
