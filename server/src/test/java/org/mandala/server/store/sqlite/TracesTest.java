package org.mandala.server.store.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.store.Store;
import org.mandala.server.store.TracesContract;
import org.mandala.server.store.sql.Db;

/** In the files of the data folder, the write-ahead log among them. */
final class TracesTest extends TracesContract {
    @TempDir
    Path temp;

    private final Folders folders = new Folders(() -> temp);
    private Path folder = Path.of("");

    @BeforeEach
    void folder() {
        folder = folders.fresh();
    }

    @Override
    protected Store store() {
        return SqliteFilesTest.open(folder);
    }

    @Override
    protected Db open() throws SQLException {
        Db db = SqliteDatabase.open(folder.resolve("mandala.db"));
        db.execute("PRAGMA foreign_keys = OFF");
        return db;
    }

    @Override
    protected List<String> placesOf(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    @Override
    protected List<String> tables(Db db) throws SQLException {
        return db.list(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                        + " AND name <> 'flyway_schema_history'",
                row -> row.getString(1));
    }

    @Override
    protected List<Field> fields(Db db, String table) throws SQLException {
        return db.list(
                "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info('" + table + "')",
                row -> new Field(
                        row.getString(1),
                        row.getInt(3) == 1 && row.getString(4) == null,
                        row.getString(2).equals("TEXT")));
    }
}
