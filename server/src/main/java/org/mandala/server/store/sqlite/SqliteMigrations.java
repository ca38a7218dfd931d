package org.mandala.server.store.sqlite;

import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.mandala.server.store.sql.Migrations;

/** The migrations on a file. */
final class SqliteMigrations {

    static Migrations of(Path file) {
        return new Migrations(
                file.toString(),
                "SELECT name FROM sqlite_master WHERE type = 'table'",
                Flyway.configure()
                        .dataSource(SqliteDatabase.url(file), null, null)
                        .placeholders(Map.of("blob", "BLOB")));
    }

    private SqliteMigrations() {}
}
