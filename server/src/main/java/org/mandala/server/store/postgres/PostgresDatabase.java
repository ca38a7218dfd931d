package org.mandala.server.store.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.mandala.server.store.sql.Database;
import org.mandala.server.store.sql.Db;

/** Connections for one purpose. Each statement, each wait for a lock and each silence ends within seconds. */
final class PostgresDatabase implements Database {
    /** A server on another continent answers within a second. */
    private static final int CONNECT_TIMEOUT_S = 2;

    /** A server that says nothing for so long is not there: longer than a statement may take, so that it is the server who ends that. */
    private static final int SILENCE_TIMEOUT_S = 5;

    /** Nothing of ours takes a tenth of it. */
    private static final int STATEMENT_TIMEOUT_MS = 4_000;

    /** What is not cleared away by then is left to the server's own rounds. */
    private static final int SWEEP_TIMEOUT_MS = 60_000;

    /** Whoever waits longer for another node is told that it could not be done. */
    private static final int LOCK_TIMEOUT_MS = 2_000;

    /** A connection that was just closed may still be there for a moment. */
    private static final int MOVE_WAIT_MS = 5_000;

    /** A node that was cut off or stopped in the middle of a transaction holds up the others for no longer. */
    private static final int FORSAKEN_TIMEOUT_MS = 3_000;

    /** One transaction at a time holds it, of all nodes: whatever is decided by what is stored. Any number that nobody else uses. */
    private static final long DECIDING = 0x6d616e64616c61L;

    /** Every node that serves holds it together with the others, who moves the programme alone. */
    private static final long SERVING = DECIDING + 1;

    /** Classes of errors (the first two characters) of one statement: what was given, and what must hold. */
    private static final Set<String> OF_THE_STATEMENT = Set.of("22", "23");

    private static final String CONNECTION = "08";

    /** The server goes down, or has just come up. */
    private static final String GOING_DOWN = "57P";

    /** Could not be put in an order with another transaction; deadlock. */
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01");

    private final PostgresAddress address;
    private final Purpose purpose;

    enum Purpose {
        /** Each transaction sees one state, and changes nothing. */
        READ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        /** Rows that are only ever added: many nodes at the same time. */
        LOG("BEGIN"),
        /** What is read, decided and written: as if there were one node. */
        DECIDE("BEGIN; SELECT pg_advisory_xact_lock(" + DECIDING + ")"),
        /** Clearing away what was deleted, beside whoever works: outside of any transaction, and it may take long. */
        SWEEP(""),
        /** What goes through the whole database and may take hours, while nobody else uses it. */
        MOVE("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");

        private final String begin;

        Purpose(String begin) {
            this.begin = begin;
        }

        private boolean isLong() {
            return this == SWEEP || this == MOVE;
        }
    }

    PostgresDatabase(PostgresAddress address, Purpose purpose) {
        this.address = address;
        this.purpose = purpose;
    }

    @Override
    public Db open() throws SQLException {
        Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties());
        // Rows are fetched a few at a time only in a transaction that the driver knows of.
        connection.setAutoCommit(purpose != Purpose.MOVE);
        Db db = new Db(connection);
        if (purpose == Purpose.MOVE) {
            db.execute("SET lock_timeout = " + MOVE_WAIT_MS);
            db.execute("SELECT pg_advisory_lock(" + SERVING + "); COMMIT");
        } else {
            int most = purpose.isLong() ? SWEEP_TIMEOUT_MS : STATEMENT_TIMEOUT_MS;
            db.execute("SET lock_timeout = " + LOCK_TIMEOUT_MS + "; SET statement_timeout = " + most
                    + "; SET idle_in_transaction_session_timeout = " + FORSAKEN_TIMEOUT_MS
                    + "; SELECT pg_advisory_lock_shared(" + SERVING + ")");
        }
        return db;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "mandala");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_S));
        properties.setProperty("tcpKeepAlive", "true");
        // Many inserts become one statement.
        properties.setProperty("reWriteBatchedInserts", "true");
        if (!purpose.isLong()) {
            properties.setProperty("socketTimeout", String.valueOf(SILENCE_TIMEOUT_S));
        }
        return properties;
    }

    @Override
    public String beginWrite() {
        return purpose.begin;
    }

    @Override
    public String beginRead() {
        return purpose.begin;
    }

    @Override
    public boolean isFar() {
        return true;
    }

    @Override
    public boolean isOfTheStatement(SQLException failure) {
        String state = state(failure);
        return state.length() == 5 && OF_THE_STATEMENT.contains(state.substring(0, 2));
    }

    @Override
    public boolean isLost(SQLException failure) {
        String state = state(failure);
        return state.startsWith(CONNECTION) || state.startsWith(GOING_DOWN);
    }

    @Override
    public boolean isInTheWay(SQLException failure) {
        return IN_THE_WAY.contains(state(failure));
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    /** The server sees to that itself. */
    @Override
    public boolean isDoubtfulAfter(Throwable failure) {
        return false;
    }

    @Override
    public void mend(Db db) {}
}
