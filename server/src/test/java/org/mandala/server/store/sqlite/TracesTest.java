package org.mandala.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.room.LoggedEvent;
import org.mandala.server.room.OwnWordsTest;
import org.mandala.server.store.Store;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.PersonColumns;
import org.mandala.server.store.sql.PersonColumns.Column;
import org.mandala.server.store.sql.PersonColumns.Fate;

/** Nothing about a person is forgotten when they take it along, and nothing remembered when they go: rule R8. */
final class TracesTest {
    /** Found nowhere else, so that whatever of it is left is a trace. */
    private static final String PERSON = "canary-7f3a91c2";

    private static final String CONTENT = "canary-content-5b8e04d7";

    /** How columns are called that name a person. */
    private static final Pattern SOMEBODY =
            Pattern.compile("person|actor|author|owner|created_by|made_by|\\w+_by|reader|reviewer|steward|uploader");

    @TempDir
    Path temp;

    private final Folders folders = new Folders(() -> temp);
    private Path folder = Path.of("");

    @BeforeEach
    void folder() {
        folder = folders.fresh();
    }

    @Test
    void everyTableIsKnownWithThePersonsItNames() throws SQLException {
        Set<String> known = new HashSet<>(PersonColumns.NOBODYS);
        PersonColumns.ALL.forEach(column -> known.add(column.table()));
        try (Db db = open()) {
            for (String table : tables(db)) {
                assertThat(known)
                        .as("say in PersonColumns who is named in table %s", table)
                        .contains(table);
                for (String column : columns(db, table)) {
                    boolean named = PersonColumns.ALL.stream()
                            .anyMatch(
                                    it -> it.table().equals(table) && it.name().equals(column));
                    assertThat(named || !SOMEBODY.matcher(column).matches())
                            .as("%s.%s names a person: say in PersonColumns what becomes of it", table, column)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whatSomebodyTakesAlongHasEveryTrace() throws SQLException {
        fill();
        Store store = SqliteFilesTest.open(folder);
        Map<String, List<Map<String, Object>>> traces = result(store.traces().of(PERSON));
        result(store.close());
        for (Column column : PersonColumns.ALL) {
            assertThat(traces.get(column.table()))
                    .as("%s.%s", column.table(), column.name())
                    .anyMatch(row -> PERSON.equals(row.get(column.name())));
        }
        assertThat(traces.toString()).contains(CONTENT).doesNotContain("token_hash");
        assertThat(String.valueOf(traces.get("session_event")).split(CONTENT, -1))
                .as("every word of theirs")
                .hasSizeGreaterThan(OwnWordsTest.saying(CONTENT).size());
    }

    @Test
    void whoIsErasedIsFoundNowhereButAsABareId() throws SQLException, IOException {
        fill();
        Store store = SqliteFilesTest.open(folder);
        assertThat(result(store.traces().erase(PERSON))).isTrue();
        assertThat(result(store.traces().erase(PERSON))).isFalse();
        assertThat(filesWith(CONTENT)).as("while the server runs").isEmpty();
        result(store.close());
        assertThat(filesWith(CONTENT)).isEmpty();
        try (Db db = open()) {
            for (Column column : PersonColumns.ALL) {
                boolean stays = db.any("SELECT 1 FROM " + column.table() + " WHERE " + column.name() + " = ?", PERSON);
                assertThat(stays).as("%s.%s", column.table(), column.name()).isEqualTo(column.fate() == Fate.ID_STAYS);
            }
        }
    }

    /** A row for each column that names the canary; the texts of rows that are theirs hold the content. */
    private void fill() throws SQLException {
        try (Db db = open()) {
            db.execute("PRAGMA foreign_keys = OFF");
            for (Column column : PersonColumns.ALL) {
                if (!column.table().equals("session_event")) {
                    insert(db, column);
                }
            }
        }
        say();
    }

    /** One event of each kind that holds words. */
    private void say() {
        Store store = SqliteFilesTest.open(folder);
        long seq = 0;
        for (SessionEvent event : OwnWordsTest.saying(CONTENT)) {
            result(store.rooms().append("s", new LoggedEvent(++seq, 7, PERSON, null, event)));
        }
        result(store.close());
    }

    private static void insert(Db db, Column column) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Field field : fields(db, column.table())) {
            if (field.name().equals(column.name())) {
                names.add(field.name());
                values.add("'" + PERSON + "'");
            } else if (field.required()) {
                names.add(field.name());
                values.add(field.isText() ? text(column, field) : "7");
            } else if (column.fate() == Fate.ROW_GOES && field.isText()) {
                names.add(field.name());
                values.add(text(column, field));
            }
        }
        db.execute("INSERT INTO " + column.table() + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", values) + ")");
    }

    private static String text(Column column, Field field) {
        String content = column.fate() == Fate.ROW_GOES ? CONTENT : "other";
        return "'" + content + " " + column.table() + " " + column.name() + " " + field.name() + "'";
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private Db open() throws SQLException {
        return SqliteDatabase.open(folder.resolve("mandala.db"));
    }

    private static List<String> tables(Db db) throws SQLException {
        return db.list(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                        + " AND name <> 'flyway_schema_history'",
                row -> row.getString(1));
    }

    private static List<String> columns(Db db, String table) throws SQLException {
        return fields(db, table).stream().map(Field::name).toList();
    }

    private static List<Field> fields(Db db, String table) throws SQLException {
        return db.list(
                "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info('" + table + "')",
                row -> new Field(row.getString(1), row.getString(2), row.getInt(3) == 1 && row.getString(4) == null));
    }

    private record Field(String name, String type, boolean required) {
        boolean isText() {
            return type.equals("TEXT");
        }
    }
}
