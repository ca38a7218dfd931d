package org.mandala.server.store.sqlite;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.io.TempDir;
import org.mandala.server.store.MigrationsContract;
import org.mandala.server.store.Store;

final class SqliteMigrationsTest extends MigrationsContract {
    @TempDir
    Path folder;

    @Override
    protected FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(SqliteDatabase.url(folder.resolve("mandala.db")), null, null)
                .placeholders(Map.of("blob", "BLOB"));
    }

    @Override
    protected Store open() {
        return SqliteStore.open(folder, InstantSource.system());
    }

    @Override
    protected Address address() {
        return new Address(SqliteDatabase.url(folder.resolve("mandala.db")), "", "", "BLOB");
    }

    @Override
    protected String hex() {
        return "x'0000'";
    }
}
