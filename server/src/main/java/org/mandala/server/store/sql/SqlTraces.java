package org.mandala.server.store.sql;

import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandala.server.identity.Traces;
import org.mandala.server.store.sql.PersonColumns.Column;

final class SqlTraces implements Traces {
    private final Readers readers;
    private final Writer writer;
    private final SqlStore.Sweeper sweeper;
    private final InstantSource time;

    SqlTraces(Readers readers, Writer writer, SqlStore.Sweeper sweeper, InstantSource time) {
        this.readers = readers;
        this.writer = writer;
        this.sweeper = sweeper;
        this.time = time;
    }

    @Override
    public Future<Map<String, List<Map<String, Object>>>> of(String person) {
        return readers.read(db -> {
            Map<String, List<Map<String, Object>>> found = new LinkedHashMap<>();
            for (Column column : PersonColumns.ALL) {
                List<Map<String, Object>> rows = db.list(
                        "SELECT * FROM " + column.table() + " WHERE " + column.name() + " = ?",
                        SqlTraces::shown,
                        person);
                if (!rows.isEmpty()) {
                    found.computeIfAbsent(column.table(), none -> new ArrayList<>())
                            .addAll(rows);
                }
            }
            return found;
        });
    }

    @Override
    public Future<Optional<List<String>>> erase(String person) {
        return writer.write(0, db -> {
                    boolean known = PeopleRows.person(db, person).isPresent();
                    List<String> docs = ErasedBoards.erase(db, person);
                    ErasedWords.erase(db, person, time.millis());
                    for (Column column : PersonColumns.ALL) {
                        erase(db, column, person);
                    }
                    return known ? Optional.of(docs) : Optional.<List<String>>empty();
                })
                .compose(gone -> sweeper.sweep(readers).map(gone));
    }

    private static void erase(Db db, Column column, String person) throws SQLException {
        switch (column.fate()) {
            case ROW_GOES -> db.update("DELETE FROM " + column.table() + " WHERE " + column.name() + " = ?", person);
            case NAME_GOES ->
                db.update(
                        "UPDATE " + column.table() + " SET " + column.name() + " = NULL WHERE " + column.name()
                                + " = ?",
                        person);
            case ID_STAYS -> {}
        }
    }

    private static Map<String, Object> shown(ResultSet row) throws SQLException {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnName(i);
            Object value = row.getObject(i);
            if (value != null && !PersonColumns.SECRETS.contains(name) && !PersonColumns.BYTES.contains(name)) {
                columns.put(name, value);
            }
        }
        return columns;
    }
}
