package org.mandala.server.store.sqlite;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32C;
import org.mandala.server.doc.DamagedDoc;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.NoSuchDoc;

final class SqliteDocs implements DocStore {
    private final Readers readers;
    private final Writer writer;

    SqliteDocs(Readers readers, Writer writer) {
        this.readers = readers;
        this.writer = writer;
    }

    @Override
    public Future<Boolean> exists(String doc) {
        return readers.read(db -> db.any("SELECT 1 FROM doc WHERE id = ?", doc));
    }

    @Override
    public Future<Boolean> create(String doc) {
        return writer.write(
                0, db -> db.update("INSERT INTO doc (id, head) VALUES (?, 0) ON CONFLICT DO NOTHING", doc) == 1);
    }

    @Override
    public Future<List<Buffer>> load(String doc) {
        return readers.read(db -> {
            long head = db.one("SELECT head FROM doc WHERE id = ?", row -> row.getLong(1), doc)
                    .orElseThrow(() -> new NoSuchDoc(doc));
            List<Stored> rows = stored(db, doc);
            requireWhole(doc, rows, head);
            return rows.stream().map(Stored::update).toList();
        });
    }

    @Override
    public Future<Long> append(String doc, List<Buffer> updates) {
        int bytes = updates.stream().mapToInt(Buffer::length).sum();
        return writer.write(bytes, db -> {
            long head = db.one(
                            "UPDATE doc SET head = head + ? WHERE id = ? RETURNING head",
                            row -> row.getLong(1),
                            updates.size(),
                            doc)
                    .orElseThrow(() -> new NoSuchDoc(doc));
            insert(db, doc, head - updates.size() + 1, updates);
            return head;
        });
    }

    private static void insert(Db db, String doc, long first, List<Buffer> updates) throws SQLException {
        long seq = first;
        for (Buffer update : updates) {
            byte[] bytes = update.getBytes();
            db.update(
                    "INSERT INTO doc_update (doc, seq, bytes, crc32c) VALUES (?, ?, ?, ?)",
                    doc,
                    seq++,
                    bytes,
                    crc32c(bytes));
        }
    }

    private record Stored(long seq, Buffer update, boolean sound) {}

    private static List<Stored> stored(Db db, String doc) throws SQLException {
        return db.list(
                "SELECT seq, bytes, crc32c FROM doc_update WHERE doc = ? ORDER BY seq",
                row -> {
                    byte[] bytes = row.getBytes(2);
                    return new Stored(row.getLong(1), Buffer.buffer(bytes), crc32c(bytes) == row.getLong(3));
                },
                doc);
    }

    private static void requireWhole(String doc, List<Stored> rows, long head) {
        long expected = 1;
        for (Stored row : rows) {
            if (row.seq() != expected++) {
                throw new DamagedDoc(doc, "update " + (expected - 1) + " is missing");
            }
            if (!row.sound()) {
                throw new DamagedDoc(doc, "update " + row.seq() + " has changed");
            }
        }
        if (expected != head + 1) {
            throw new DamagedDoc(doc, "update " + expected + " is missing");
        }
    }

    private static long crc32c(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
