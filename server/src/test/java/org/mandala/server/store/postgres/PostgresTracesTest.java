package org.mandala.server.store.postgres;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.mandala.server.store.Store;
import org.mandala.server.store.TracesContract;
import org.mandala.server.store.postgres.PostgresDatabase.Purpose;
import org.mandala.server.store.sql.Db;

/** In every row version that the pages of the tables still hold, deleted ones among them. */
final class PostgresTracesTest extends TracesContract {
    private PostgresAddress address = PostgresServer.shared().database();

    @BeforeEach
    void searchPages() throws SQLException {
        address = PostgresServer.shared().database();
        try (Db db = open()) {
            db.execute("CREATE EXTENSION pageinspect");
        }
    }

    @Override
    protected Store store() {
        return PostgresStore.open(address, InstantSource.system());
    }

    @Override
    protected Db open() throws SQLException {
        Db db = new PostgresDatabase(address, Purpose.LOG).open();
        db.execute("SET session_replication_role = replica");
        return db;
    }

    @Override
    protected List<String> placesOf(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Db db = open()) {
            for (String relation : relations(db)) {
                boolean holds = db.any(
                        "SELECT 1 FROM generate_series(0, pg_relation_size(?::regclass) / 8192 - 1) page,"
                                + " heap_page_items(get_raw_page(?, page::int)) item"
                                + " WHERE position(convert_to(?, 'UTF8') IN item.t_data) > 0",
                        relation,
                        relation,
                        text);
                if (holds) {
                    found.add(relation);
                }
            }
        }
        return found;
    }

    /** Tables, and the places to which long values are moved. */
    private static List<String> relations(Db db) throws SQLException {
        return db.list(
                "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind IN ('r', 't') AND (n.nspname = current_schema() OR c.oid IN"
                        + " (SELECT t.reltoastrelid FROM pg_class t WHERE t.relnamespace = current_schema()::regnamespace))",
                row -> row.getString(1));
    }

    @Override
    protected List<String> tables(Db db) throws SQLException {
        return db.list(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
                        + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'",
                row -> row.getString(1));
    }

    @Override
    protected List<Field> fields(Db db, String table) throws SQLException {
        return db.list(
                "SELECT column_name, is_nullable = 'NO' AND column_default IS NULL, data_type = 'text'"
                        + " FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ?"
                        + " ORDER BY ordinal_position",
                row -> new Field(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
                table);
    }
}
