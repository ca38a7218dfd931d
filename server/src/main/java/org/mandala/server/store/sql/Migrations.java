package org.mandala.server.store.sql;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings a database to the newest schema, forward only. Flyway takes most of a second to find out that nothing is to be done, so its
 * history is asked first.
 */
public final class Migrations {
    /** The version of the last file in {@code db/migration}. */
    public static final int NEWEST = 8;

    /** How many files there are: numbers are given out ahead, so a lower one may come after a higher one. */
    public static final int FILES = 8;

    private static final String HISTORY = "flyway_schema_history";

    private final String database;
    private final String tables;
    private final FluentConfiguration flyway;

    /**
     * The migrations of one database.
     *
     * @param database what messages call it
     * @param tables asks for the names of all its tables
     * @param flyway where it is, and the words in which it differs
     */
    public Migrations(String database, String tables, FluentConfiguration flyway) {
        this.database = database;
        this.tables = tables;
        this.flyway = flyway.locations("classpath:db/migration").outOfOrder(true);
    }

    /** @throws SQLException when this Mandala cannot use it: a newer one has written it, or somebody else */
    public void apply(Db db) throws SQLException {
        List<String> there = db.list(tables, row -> row.getString(1));
        if (!there.isEmpty() && !there.contains(HISTORY)) {
            throw new SQLException(
                    "the database " + database + " has tables of something else: name one that is empty");
        }
        List<Step> history = history(db);
        int version = version(history);
        if (version > NEWEST) {
            throw new SQLException(newer(version));
        }
        boolean done =
                version == NEWEST && history.size() == FILES && history.stream().allMatch(Step::success);
        if (!done) {
            flyway.load().migrate();
        }
    }

    /** @throws SQLException when a newer Mandala has written the database */
    public void requireKnown(Db db) throws SQLException {
        int version = version(history(db));
        if (version > NEWEST) {
            throw new SQLException(newer(version));
        }
    }

    private static int version(List<Step> history) {
        return history.stream().mapToInt(Step::version).max().orElse(0);
    }

    private String newer(int version) {
        return "the database " + database + " was written by a newer Mandala (schema " + version + ", this one knows "
                + NEWEST + "): use that one, or restore a backup";
    }

    /** One line of Flyway's history. */
    private record Step(int version, boolean success) {}

    private List<Step> history(Db db) throws SQLException {
        if (!db.list(tables, row -> row.getString(1)).contains(HISTORY)) {
            return List.of();
        }
        return db.list(
                "SELECT CAST(version AS INTEGER), CASE WHEN success THEN 1 ELSE 0 END FROM " + HISTORY
                        + " WHERE version IS NOT NULL",
                row -> new Step(row.getInt(1), row.getInt(2) == 1));
    }
}
