package org.mandala.server.store.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mandala.server.TestDoc;

/**
 * A real PostgreSQL of Debian's package, on a free port, with its data in a temporary folder. Root may not run it: then it runs as the user
 * postgres. It runs with fsync off: what these tests crash is the server's process, never the machine, so nothing that it wrote is lost.
 */
public final class PostgresServer {
    public static final String USER = "mandala";
    public static final String PASSWORD = "calm-and-quiet";

    private static final String TEMPLATE = "mandala_template";
    private static final long WITHIN_S = 30;

    /** Databases that are still there; each takes eight megabytes. */
    private static final int KEPT = 20;

    private static @Nullable PostgresServer shared;

    private final Path folder;
    private final int port;
    private final boolean durable;
    private final Deque<String> databases = new ArrayDeque<>();
    private @Nullable Process process;
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
            PostgresServer server = new PostgresServer(Files.createTempDirectory("mandala-pg"), freePort(), durable);
            server.make();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PostgresServer(Path folder, int port, boolean durable) {
        this.durable = durable;
        this.folder = folder;
        this.port = port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void make() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            run(List.of("chown", "-R", "postgres", folder.toString()));
        }
        run(asPostgres(
                "initdb",
                "-D",
                data(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "--no-sync",
                "--locale=C.UTF-8",
                "-E",
                "UTF8"));
    }

    /** Starts it, after a stop or a kill too, and waits until it answers. */
    public void start() {
        try {
            process = new ProcessBuilder(asPostgres(
                            "postgres",
                            "-D",
                            data(),
                            "-p",
                            String.valueOf(port),
                            "-k",
                            folder.toString(),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "fsync=" + (durable ? "on" : "off"),
                            "-c",
                            "max_connections=100",
                            "-c",
                            "shared_buffers=32MB"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestDoc.await("PostgreSQL to answer", this::answers);
    }

    /** After a kill the processes of the connections end a moment later, and until then a new server refuses to begin. */
    private boolean answers() {
        if (!Objects.requireNonNull(process).isAlive()) {
            start();
            return true;
        }
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** As a crash ends it. */
    public void kill() {
        Process running = Objects.requireNonNull(process);
        List<ProcessHandle> all = new ArrayList<>(running.descendants().toList());
        running.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        await(running);
        all.forEach(each -> each.onExit().join());
    }

    /** Nobody answers, and nobody says so: as behind a line that is cut. */
    public void freeze(boolean frozen) {
        Process running = Objects.requireNonNull(process);
        List<String> command = new ArrayList<>(List.of("kill", frozen ? "-STOP" : "-CONT", "" + running.pid()));
        running.descendants().forEach(each -> command.add("" + each.pid()));
        run(command);
    }

    public void close() {
        if (process != null) {
            kill();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process running) {
        try {
            running.waitFor(WITHIN_S, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    private String data() {
        return folder.resolve("data").toString();
    }

    private static List<String> asPostgres(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(bin().resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Path bin() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.max(Comparator.comparingInt(
                            each -> Integer.parseInt(each.getFileName().toString())))
                    .orElseThrow()
                    .resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL is missing: run scripts/setup.sh test", e);
        }
    }

    private static void run(List<String> command) {
        try {
            Process child =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (child.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
