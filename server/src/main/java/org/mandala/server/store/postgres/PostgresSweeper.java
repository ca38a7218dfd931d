package org.mandala.server.store.postgres;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.mandala.server.store.Answer;
import org.mandala.server.store.postgres.PostgresDatabase.Purpose;
import org.mandala.server.store.sql.Db;
import org.mandala.server.store.sql.PersonColumns;
import org.mandala.server.store.sql.Readers;
import org.mandala.server.store.sql.SqlStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL keeps deleted rows until a vacuum: after an erasure there is one at once, beside whoever works. Where it cannot be done the
 * server's own rounds will, and the erasure stands.
 */
final class PostgresSweeper implements SqlStore.Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSweeper.class);

    private final PostgresAddress address;

    PostgresSweeper(PostgresAddress address) {
        this.address = address;
    }

    /** On a thread of its own: it may take a minute, and readers and writers go on. */
    @Override
    public Future<Void> sweep(Readers readers) {
        Answer<Boolean> answer = new Answer<>();
        Thread thread = new Thread(() -> answer.complete(vacuum()), "store-sweeper");
        thread.setDaemon(true);
        thread.start();
        return answer.future().mapEmpty();
    }

    private boolean vacuum() {
        try (Db db = new PostgresDatabase(address, Purpose.SWEEP).open()) {
            db.execute("VACUUM " + String.join(", ", tables()));
            return true;
        } catch (SQLException e) {
            LOG.warn("what was erased is cleared away by the database's next vacuum, not now: {}", e.getMessage());
            return false;
        }
    }

    /** All that an erasure takes rows from. */
    private static Set<String> tables() {
        Set<String> tables = new TreeSet<>(PersonColumns.NOBODYS);
        PersonColumns.ALL.forEach(column -> tables.add(column.table()));
        return tables;
    }
}
