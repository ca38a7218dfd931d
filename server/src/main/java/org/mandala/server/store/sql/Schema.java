package org.mandala.server.store.sql;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables of a database with their columns, in an order in which each comes after those that it refers to. */
final class Schema {
    private static final String HISTORY = "flyway_schema_history";

    private final Map<String, List<String>> columns = new TreeMap<>();
    private final Map<String, Set<String>> references = new TreeMap<>();

    static Schema of(Db db) throws SQLException {
        return new Schema(db.metaData());
    }

    private Schema(DatabaseMetaData data) throws SQLException {
        @Nullable String schema = data.getConnection().getSchema();
        try (ResultSet row = data.getColumns(null, schema, "%", "%")) {
            while (row.next()) {
                columns.computeIfAbsent(row.getString("TABLE_NAME"), none -> new ArrayList<>())
                        .add(row.getString("COLUMN_NAME"));
            }
        }
        try (ResultSet row = data.getTables(null, schema, "%", new String[] {"TABLE"})) {
            Set<String> tables = new TreeSet<>();
            while (row.next()) {
                tables.add(row.getString("TABLE_NAME"));
            }
            columns.keySet().retainAll(tables);
        }
        columns.keySet().removeIf(table -> table.equals(HISTORY) || table.startsWith("sqlite_"));
        columns.values().forEach(names -> names.sort(null));
        for (String table : columns.keySet()) {
            references.put(table, references(data, schema, table));
        }
    }

    private static Set<String> references(DatabaseMetaData data, @Nullable String schema, String table)
            throws SQLException {
        Set<String> found = new TreeSet<>();
        try (ResultSet row = data.getImportedKeys(null, schema, table)) {
            while (row.next()) {
                found.add(row.getString("PKTABLE_NAME"));
            }
        }
        found.remove(table);
        return found;
    }

    List<String> tables() {
        Set<String> placed = new LinkedHashSet<>();
        while (placed.size() < columns.size()) {
            int before = placed.size();
            for (String table : columns.keySet()) {
                if (placed.containsAll(references.getOrDefault(table, Set.of()))) {
                    placed.add(table);
                }
            }
            if (placed.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle, beside " + placed);
            }
        }
        return List.copyOf(placed);
    }

    /** By their names, so that the order in which migrations added them does not matter; empty for what is no table. */
    List<String> columns(String table) {
        return columns.getOrDefault(table, List.of());
    }
}
