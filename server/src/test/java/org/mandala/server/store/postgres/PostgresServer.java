package org.mandala.server.store.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL of Debian's package, on a free port, with its data in a temporary folder. It runs with fsync off: what these tests crash is the server's process, never the machine, so nothing that it wrote is lost.
 */
public final class PostgresServer {
    public static final String USER = "mandala";
    public static final String PASSWORD = "calm-and-quiet";

    private static final String TEMPLATE = "mandala_template";
    /** Databases that are still there; each takes eight megabytes. */
    private static final int KEPT = 20;

    private static @Nullable PostgresServer shared;

    private final PostgresProcess process;
    private final Deque<String> databases = new ArrayDeque<>();
    private int made;
    private boolean hasTemplate;

    /** The one of this JVM; it is stopped with it. */
    public static synchronized PostgresServer shared() {
        PostgresServer server = shared;
        if (server == null) {
            server = fresh();
            shared = server;
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "postgres-end"));
        }
        return server;
    }

    /** One of one's own, to stop and to start. */
    public static PostgresServer fresh() {
        return make(false);
    }

    /** One that keeps what it has said to be kept through a loss of power too, for measuring: with the settings of PostgreSQL itself. */
    public static PostgresServer durable() {
        return make(true);
    }

    private static PostgresServer make(boolean durable) {
        try {
            return new PostgresServer(new PostgresProcess(durable));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PostgresServer(PostgresProcess process) {
        this.process = process;
    }

    /** Starts it, after a kill, and waits until it answers. */
    public void start() {
        process.start();
    }

    /** As a crash ends it. */
    public void kill() {
        process.kill();
    }

    /** Nobody answers, and nobody says so: as behind a line that is cut. */
    public void freeze(boolean frozen) {
        process.freeze(frozen);
    }

    /** Processor time of all its processes that run now. */
    public long cpuMs() {
        return process.cpuMs();
    }

    public int port() {
        return process.port();
    }

    public void close() {
        process.close();
    }

    /** A database of its own with the newest schema and nothing in it. */
    public synchronized PostgresAddress database() {
        if (!hasTemplate) {
            createEmpty(TEMPLATE);
            org.mandala.server.store.StoreContract.result(PostgresStore.open(address(TEMPLATE), InstantSource.system())
                    .close());
            hasTemplate = true;
        }
        return address(create(" TEMPLATE " + TEMPLATE));
    }

    /** A database without any table. */
    public synchronized PostgresAddress emptyDatabase() {
        return address(create(""));
    }

    private String create(String like) {
        while (databases.size() > KEPT) {
            execute("DROP DATABASE " + databases.remove() + " WITH (FORCE)");
        }
        String name = "d" + ++made;
        execute("CREATE DATABASE " + name + like);
        databases.add(name);
        return name;
    }

    private void createEmpty(String name) {
        execute("CREATE DATABASE " + name);
    }

    private void execute(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public PostgresAddress address(String database) {
        return address(process.port(), database);
    }

    static PostgresAddress address(int port, String database) {
        return new PostgresAddress("postgresql://127.0.0.1:" + port + "/" + database, USER, PASSWORD);
    }

    /** Where its server listens. */
    public static int portOf(PostgresAddress address) {
        return URI.create(address.url()).getPort();
    }

    /** The same database by a way that begins at another port of this machine. */
    public static PostgresAddress by(int port, PostgresAddress address) {
        String url = address.url().replace(":" + portOf(address) + "/", ":" + port + "/");
        return new PostgresAddress(url, address.user(), address.password());
    }

    /** The keys of the configuration that name a database. */
    public static Map<String, String> keys(PostgresAddress address) {
        return Map.of("store.url", address.url(), "store.user", address.user(), "store.password", address.password());
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(address(database).jdbcUrl(), USER, PASSWORD);
    }
}
