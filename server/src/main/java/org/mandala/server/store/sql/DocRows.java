package org.mandala.server.store.sql;

import io.vertx.core.buffer.Buffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.doc.StoredDoc;

/** Reads a document's checkpoints and updates as far as they are sound. Rule D35. */
public final class DocRows {
    private static final Part NO_CHECKPOINT = new Part(0, Buffer.buffer(), true);

    public static StoredDoc load(Db db, String doc) throws SQLException {
        Part checkpoint = checkpoint(db, doc);
        return whole(checkpoint, updates(db, doc, checkpoint.seq()), head(db, doc));
    }

    /** What came after an update: the updates, or, where the next one is dropped already, the newest checkpoint and those after it. */
    static StoredDoc after(Db db, String doc, long seq) throws SQLException {
        long head = head(db, doc);
        List<Part> rows = updates(db, doc, seq);
        boolean isThere = seq >= head || (!rows.isEmpty() && rows.get(0).seq() == seq + 1);
        return isThere ? whole(new Part(seq, Buffer.buffer(), true), rows, Math.max(seq, head), null) : load(db, doc);
    }

    private static long head(Db db, String doc) throws SQLException {
        return db.one("SELECT head FROM doc WHERE id = ?", row -> row.getLong(1), doc)
                .orElseThrow(() -> new NoSuchDoc(doc));
    }

    private static List<Part> updates(Db db, String doc, long after) throws SQLException {
        return db.list(
                "SELECT seq, bytes, crc32c FROM doc_update WHERE doc = ? AND seq > ? ORDER BY seq",
                DocRows::part,
                doc,
                after);
    }

    private record Part(long seq, Buffer bytes, boolean sound) {}

    private static Part part(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes(2);
        return new Part(row.getLong(1), Buffer.buffer(bytes), crc32c(bytes) == row.getLong(3));
    }

    /** The newest that is sound; only where it is not is the one before it read too. */
    private static Part checkpoint(Db db, String doc) throws SQLException {
        Part newest = checkpoint(db, doc, Long.MAX_VALUE);
        while (!newest.sound()) {
            newest = checkpoint(db, doc, newest.seq());
        }
        return newest;
    }

    private static Part checkpoint(Db db, String doc, long before) throws SQLException {
        return db.one(
                        "SELECT seq, bytes, crc32c FROM doc_checkpoint WHERE doc = ? AND seq < ? ORDER BY seq DESC LIMIT 1",
                        DocRows::part,
                        doc,
                        before)
                .orElse(NO_CHECKPOINT);
    }

    private static StoredDoc whole(Part checkpoint, List<Part> rows, long head) {
        return whole(checkpoint, rows, head, checkpoint.seq() == 0 ? null : checkpoint.bytes());
    }

    private static StoredDoc whole(Part checkpoint, List<Part> rows, long head, @Nullable Buffer state) {
        List<Buffer> updates = new ArrayList<>();
        @Nullable String damage = null;
        long expected = checkpoint.seq() + 1;
        for (Part row : rows) {
            damage = damage(row, expected);
            if (damage != null) {
                break;
            }
            updates.add(row.bytes());
            expected++;
        }
        if (damage == null && expected != head + 1) {
            damage = "updates " + expected + " to " + head + " are missing";
        }
        return new StoredDoc(checkpoint.seq(), state, updates, head, damage);
    }

    private static @Nullable String damage(Part row, long expected) {
        if (row.seq() != expected) {
            return "update " + expected + " is missing";
        }
        return row.sound() ? null : "update " + expected + " has changed";
    }

    public static long crc32c(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    private DocRows() {}
}
