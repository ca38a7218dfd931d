package org.mandala.server.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** One connection with its prepared statements; used by one thread at a time. */
final class Db implements AutoCloseable {
    /** Only a migration or a backup may hold the file for a moment; after that something is wrong. */
    private static final int BUSY_TIMEOUT_MS = 3_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    static Db open(Path file) throws SQLException {
        return watched(file, connection -> connection);
    }

    /** As {@link #open}, with somebody who sees each statement. */
    static Db watched(Path file, UnaryOperator<Connection> watch) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // NORMAL loses acknowledged commits on power loss.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // What is deleted is overwritten: an erased person is not to be found in the file (rule R8).
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        return new Db(watch.apply(config.createConnection(url(file))));
    }

    /** A file that nobody else has and that stays one file: a backup. */
    static Db openAlone(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return new Db(config.createConnection(url(file)));
    }

    private Db(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of a result. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
        try (ResultSet result = bound(sql, parameters).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (result.next()) {
                found.add(row.read(result));
            }
            return found;
        }
    }

    /** Does something with one row of a result. */
    interface RowWork {
        void on(ResultSet row) throws SQLException;
    }

    /** Goes through a result that may be larger than memory. */
    void each(String sql, RowWork work) throws SQLException {
        try (ResultSet result = bound(sql).executeQuery()) {
            while (result.next()) {
                work.on(result);
            }
        }
    }

    <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
        return list(sql, row, parameters).stream().findFirst();
    }

    boolean any(String sql, @Nullable Object... parameters) throws SQLException {
        return !list(sql, row -> true, parameters).isEmpty();
    }

    /** The number of rows that changed. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return bound(sql, parameters).executeUpdate();
    }

    /** Runs a statement without parameters, such as BEGIN, past the driver's own transactions. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
