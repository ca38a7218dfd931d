package org.mandala.server.store.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements; used by one thread at a time. */
public final class Db implements AutoCloseable {
    /** Rows that a driver which can do so fetches at a time, of a result that may be larger than memory. */
    private static final int FETCHED_ROWS = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    public Db(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row of a result. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
        try (ResultSet result = bound(sql, parameters).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (result.next()) {
                found.add(row.read(result));
            }
            return found;
        }
    }

    /** Does something with one row of a result. */
    public interface RowWork {
        void on(ResultSet row) throws SQLException;
    }

    /** Goes through a result that may be larger than memory. */
    public void each(String sql, RowWork work) throws SQLException {
        PreparedStatement statement = bound(sql);
        statement.setFetchSize(FETCHED_ROWS);
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                work.on(result);
            }
        }
    }

    public <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
        return list(sql, row, parameters).stream().findFirst();
    }

    public boolean any(String sql, @Nullable Object... parameters) throws SQLException {
        return !list(sql, row -> true, parameters).isEmpty();
    }

    /** The number of rows that changed. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        return bound(sql, parameters).executeUpdate();
    }

    /** Does the same with many rows, in as few ways over the network as the driver can. */
    public void updateAll(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.size() == 1) {
            update(sql, rows.get(0));
            return;
        }
        PreparedStatement statement = bound(sql);
        try {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } finally {
            statement.clearBatch();
        }
    }

    /** Runs a statement without parameters, such as BEGIN, past the driver's own transactions. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What {@code work} does is done whole or not at all. */
    public <T> T inTransaction(String begin, Work<T> work) throws SQLException {
        execute(begin);
        try {
            T result = work.on(this);
            execute("COMMIT");
            return result;
        } catch (SQLException | RuntimeException e) {
            execute("ROLLBACK");
            throw e;
        }
    }

    DatabaseMetaData metaData() throws SQLException {
        return connection.getMetaData();
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        bind(statement, parameters);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
