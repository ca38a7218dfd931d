package org.mandala.server.store.sql;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.server.doc.DocStore;
import org.mandala.server.doc.NoSuchDoc;
import org.mandala.server.doc.StoredDoc;

final class SqlDocs implements DocStore {
    private final Readers readers;
    private final Writer log;
    private final Writer writer;

    /** Updates are only added, under numbers that the row of their document gives out; checkpoints take the place of what is stored. */
    SqlDocs(Readers readers, Writer log, Writer writer) {
        this.readers = readers;
        this.log = log;
        this.writer = writer;
    }

    @Override
    public Future<Boolean> exists(String doc) {
        return readers.read(db -> db.any("SELECT 1 FROM doc WHERE id = ?", doc));
    }

    @Override
    public Future<Boolean> create(String doc) {
        return log.write(
                doc, 0, db -> db.update("INSERT INTO doc (id, head) VALUES (?, 0) ON CONFLICT DO NOTHING", doc) == 1);
    }

    @Override
    public Future<StoredDoc> load(String doc) {
        return readers.read(db -> DocRows.load(db, doc));
    }

    @Override
    public Future<StoredDoc> after(String doc, long seq) {
        return readers.read(db -> DocRows.after(db, doc, seq));
    }

    @Override
    public Future<Long> append(String doc, List<Buffer> updates) {
        int bytes = updates.stream().mapToInt(Buffer::length).sum();
        return log.writeAtLeisure(doc, bytes, updates.size(), db -> {
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
        List<@Nullable Object[]> rows = new ArrayList<>();
        long seq = first;
        for (Buffer update : updates) {
            byte[] bytes = update.getBytes();
            rows.add(new Object[] {doc, seq++, bytes, DocRows.crc32c(bytes)});
        }
        db.updateAll("INSERT INTO doc_update (doc, seq, bytes, crc32c) VALUES (?, ?, ?, ?)", rows);
    }

    @Override
    public Future<Boolean> checkpoint(String doc, long seq, Buffer state) {
        return writer.write(state.length(), db -> CheckpointRows.swap(db, doc, seq, state.getBytes()));
    }
}
