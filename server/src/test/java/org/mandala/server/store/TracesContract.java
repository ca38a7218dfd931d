package org.mandala.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandala.server.store.StoreContract.result;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.room.LoggedEvent;
import org.mandala.server.room.OwnWordsTest;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.PersonColumns;
import org.mandala.server.store.sql.PersonColumns.Column;
import org.mandala.server.store.sql.PersonColumns.Fate;

/** Nothing about a person is forgotten when they take it along, and nothing remembered when they go: rule R8. */
public abstract class TracesContract {
    /** Found nowhere else, so that whatever of it is left is a trace. */
    private static final String PERSON = "canary-7f3a91c2";

    private static final String CONTENT = "canary-content-5b8e04d7";

    /** How columns are called that name a person. */
    private static final Pattern SOMEBODY =
            Pattern.compile("person|actor|author|owner|created_by|made_by|\\w+_by|reader|reviewer|steward|uploader");

    public record Field(String name, boolean required, boolean isText) {}

    /** The store over the database of this test. */
    protected abstract Store store();

    /** A connection to the same database, on which references are not checked. */
    protected abstract Db open() throws SQLException;

    protected abstract List<String> tables(Db db) throws SQLException;

    protected abstract List<Field> fields(Db db, String table) throws SQLException;

    /** Where the text is still found, in whatever form the database keeps it. */
    protected abstract List<String> placesOf(String text) throws Exception;

    @Test
    void everyTableIsKnownWithThePersonsItNames() throws SQLException {
        Set<String> known = new HashSet<>(PersonColumns.NOBODYS);
        PersonColumns.ALL.forEach(column -> known.add(column.table()));
        try (Db db = open()) {
            for (String table : tables(db)) {
                assertThat(known)
                        .as("say in PersonColumns who is named in table %s", table)
                        .contains(table);
                for (Field field : fields(db, table)) {
                    boolean named = PersonColumns.ALL.stream()
                            .anyMatch(
                                    it -> it.table().equals(table) && it.name().equals(field.name()));
                    assertThat(named || !SOMEBODY.matcher(field.name()).matches())
                            .as("%s.%s names a person: say in PersonColumns what becomes of it", table, field.name())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whatSomebodyTakesAlongHasEveryTrace() throws SQLException {
        fill();
        Store store = store();
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
    void whoIsErasedIsFoundNowhereButAsABareId() throws Exception {
        fill();
        assertThat(placesOf(CONTENT)).as("the search finds what there is").isNotEmpty();
        Store store = store();
        assertThat(result(store.traces().erase(PERSON))).isPresent();
        assertThat(result(store.traces().erase(PERSON))).isEqualTo(Optional.empty());
        assertThat(placesOf(CONTENT)).as("while the server runs").isEmpty();
        result(store.close());
        assertThat(placesOf(CONTENT)).isEmpty();
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
        Store store = store();
        long seq = 0;
        for (SessionEvent event : OwnWordsTest.saying(CONTENT)) {
            result(store.rooms().append("s", new LoggedEvent(++seq, 7, PERSON, null, event)));
        }
        result(store.close());
    }

    private void insert(Db db, Column column) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Field field : fields(db, column.table())) {
            if (field.name().equals(column.name())) {
                names.add(field.name());
                values.add("'" + PERSON + "'");
            } else if (field.required()) {
                names.add(field.name());
                values.add(field.isText() ? text(column, field) : "'7'");
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
}
