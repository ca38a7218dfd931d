package org.mandala.server.store.postgres;

import java.time.InstantSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.mandala.server.store.MigrationsContract;
import org.mandala.server.store.Store;

final class PostgresMigrationsTest extends MigrationsContract {
    private final PostgresAddress address = PostgresServer.shared().emptyDatabase();

    @Override
    protected FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .placeholders(Map.of("blob", "BYTEA"));
    }

    @Override
    protected Store open() {
        return PostgresStore.open(address, InstantSource.system());
    }

    @Override
    protected Address address() {
        return new Address(address.jdbcUrl(), address.user(), address.password(), "BYTEA");
    }

    @Override
    protected String hex() {
        return "'\\x0000'::bytea";
    }
}
