package org.mandala.server.store.postgres;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.mandala.server.store.Store;
import org.mandala.server.store.StoreFailed;
import org.mandala.server.store.postgres.PostgresDatabase.Purpose;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.Migrations;
import org.mandala.server.store.sql.Readers;
import org.mandala.server.store.sql.SqlStore;
import org.mandala.server.store.sql.Work;
import org.mandala.server.store.sql.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything in one PostgreSQL database, which many nodes may share. */
public final class PostgresStore {
    /** Reads wait for the network rather than for a processor; with two writers a node takes six of the server's hundred connections. */
    static final int READERS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);

    /**
     * Opens the database, whose tables it makes or migrates where needed; blocks.
     *
     * @throws StoreFailed with what to do, when the database cannot be used
     */
    public static Store open(PostgresAddress address, InstantSource clock) {
        try {
            prepare(address);
            Readers readers = new Readers(new PostgresDatabase(address, Purpose.READ), READERS);
            Writer log = new Writer(new PostgresDatabase(address, Purpose.LOG), "store-log", () -> {});
            Writer writer = new Writer(new PostgresDatabase(address, Purpose.DECIDE), "store-writer", readers::close);
            return new SqlStore(readers, writer, log, new PostgresSweeper(address), clock);
        } catch (SQLException | FlywayException e) {
            throw new StoreFailed(PostgresProblems.said(address, e), e);
        }
    }

    /**
     * Does something in one transaction with the whole database, which it makes or migrates where needed, while no server uses it; blocks.
     *
     * @throws StoreFailed with what to do, when the database cannot be used
     */
    public static <T> T alone(PostgresAddress address, Work<T> work) {
        try {
            prepare(address);
            PostgresDatabase database = new PostgresDatabase(address, Purpose.MOVE);
            try (Db db = database.open()) {
                return db.inTransaction(database.beginWrite(), work);
            }
        } catch (SQLException | FlywayException e) {
            throw new StoreFailed(PostgresProblems.said(address, e), e);
        }
    }

    private static void prepare(PostgresAddress address) throws SQLException {
        try (Db db = new PostgresDatabase(address, Purpose.LOG).open()) {
            migrations(address).apply(db);
            warn(db, "fsync");
            warn(db, "full_page_writes");
            warn(db, "synchronous_commit");
        }
    }

    static Migrations migrations(PostgresAddress address) {
        return new Migrations(
                address.toString(),
                "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()",
                Flyway.configure()
                        .dataSource(address.jdbcUrl(), address.user(), address.password())
                        .placeholders(Map.of("blob", "BYTEA")));
    }

    /** What is told as saved must be on the disk: these settings of the server see to that. */
    private static void warn(Db db, String setting) throws SQLException {
        String value = db.one("SHOW " + setting, row -> row.getString(1)).orElse("");
        if (value.equals("off")) {
            LOG.warn("PostgreSQL runs with {} off: what is shown as saved can be lost with the power", setting);
        }
    }

    private PostgresStore() {}
}
