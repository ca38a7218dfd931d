package org.mandala.server.gateway;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a running server has stored, but for when logins were last seen. */
final class StoredRows {
    private static final String TABLES =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    /** Each table's rows as text, in one order. */
    static Map<String, List<String>> of(Path data) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("mandala.db"));
                Statement statement = database.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery(TABLES)) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                rows.put(table, rows(statement, table));
            }
        }
        return rows;
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    boolean passing = row.getMetaData().getColumnName(i).equals("seen_at");
                    Object value = passing ? "" : row.getObject(i);
                    text.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value)
                            .append('|');
                }
                found.add(text.toString());
            }
        }
        found.sort(null);
        return found;
    }

    private StoredRows() {}
}
