package org.mandala.server.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to the newest schema. Flyway takes most of a second to find out that nothing is to be done, so its
 * history is asked first.
 */
final class Migrations {
    /** The version of the last file in {@code db/migration}. */
    static final int NEWEST = 6;

    /** How many files there are: numbers are given out ahead, so a lower one may come after a higher one. */
    static final int FILES = 5;

    static void apply(Db db, Path file) throws SQLException {
        List<Step> history = history(db);
        int version = version(history);
        if (version > NEWEST) {
            throw new IllegalStateException(newer(file, version));
        }
        boolean done =
                version == NEWEST && history.size() == FILES && history.stream().allMatch(Step::success);
        if (!done) {
            migrate(file);
        }
    }

    /** @throws SQLException when a newer Mandala has written the database */
    static void requireKnown(Db db, Path file) throws SQLException {
        int version = version(history(db));
        if (version > NEWEST) {
            throw new SQLException(newer(file, version));
        }
    }

    private static int version(List<Step> history) {
        return history.stream().mapToInt(Step::version).max().orElse(0);
    }

    private static String newer(Path file, int version) {
        return "the database " + file + " was written by a newer Mandala (schema " + version + ", this one knows "
                + NEWEST + "): use that one, or restore a backup";
    }

    /** One line of Flyway's history. */
    private record Step(int version, boolean success) {}

    private static List<Step> history(Db db) throws SQLException {
        if (!db.any("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'flyway_schema_history'")) {
            return List.of();
        }
        return db.list(
                "SELECT CAST(version AS INTEGER), success FROM flyway_schema_history WHERE version IS NOT NULL",
                row -> new Step(row.getInt(1), row.getInt(2) == 1));
    }

    private static void migrate(Path file) {
        Flyway.configure()
                .dataSource(Db.url(file), null, null)
                .locations("classpath:db/migration")
                .placeholders(Map.of("blob", "BLOB"))
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private Migrations() {}
}
