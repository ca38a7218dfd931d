package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.mandala.server.doc.AuthorStore;
import org.mandala.server.doc.NoSuchDoc;

final class SqlAuthors implements AuthorStore {
    private final Readers readers;
    private final Writer log;

    SqlAuthors(Readers readers, Writer log) {
        this.readers = readers;
        this.log = log;
    }

    @Override
    public Future<Boolean> note(String doc, long client, String person, long at) {
        return log.write(doc, 0, db -> {
            if (!db.any("SELECT 1 FROM doc WHERE id = ?", doc)) {
                throw new NoSuchDoc(doc);
            }
            return insert(db, doc, client, person, at) == 1;
        });
    }

    private static int insert(Db db, String doc, long client, String person, long at) throws SQLException {
        return db.update(
                "INSERT INTO doc_author (doc, client, person, first_seen) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                doc,
                client,
                person,
                at);
    }

    @Override
    public Future<Map<Long, String>> of(String doc) {
        return readers.read(db -> {
            Map<Long, String> persons = new HashMap<>();
            db.list(
                            "SELECT client, person FROM doc_author WHERE doc = ?",
                            row -> Map.entry(row.getLong(1), row.getString(2)),
                            doc)
                    .forEach(entry -> persons.put(entry.getKey(), entry.getValue()));
            return persons;
        });
    }
}
