package org.mandala.server.store.postgres;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mandala.server.TestDoc;

/** PostgreSQL's processes over one folder: started, killed, frozen. Root may not run it: then it runs as the user postgres. */
final class PostgresProcess {
    private static final long WITHIN_S = 30;

    private final Path folder;
    private final int port;
    private final boolean durable;
    private @Nullable Process process;

    PostgresProcess(boolean durable) throws IOException {
        this.durable = durable;
        this.folder = Files.createTempDirectory("mandala-pg");
        this.port = freePort();
        make();
        start();
    }

    int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void make() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD);
        if (isRoot()) {
            run(List.of("chown", "-R", "postgres", folder.toString()));
        }
        run(asPostgres(
                "initdb",
                "-D",
                data(),
                "-U",
                PostgresServer.USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "--no-sync",
                "--locale=C.UTF-8",
                "-E",
                "UTF8"));
    }

    /** Starts it, after a stop or a kill too, and waits until it answers. */
    void start() {
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
        try (Connection connection = DriverManager.getConnection(
                PostgresServer.address(port, "postgres").jdbcUrl(), PostgresServer.USER, PostgresServer.PASSWORD)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Processor time of all its processes that run now. */
    long cpuMs() {
        Process running = Objects.requireNonNull(process);
        return Stream.concat(Stream.of(running.toHandle()), running.descendants())
                .mapToLong(each ->
                        each.info().totalCpuDuration().map(Duration::toMillis).orElse(0L))
                .sum();
    }

    /** As a crash ends it. */
    void kill() {
        Process running = Objects.requireNonNull(process);
        List<ProcessHandle> all = new ArrayList<>(running.descendants().toList());
        running.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        await(running);
        all.forEach(each -> each.onExit().join());
    }

    /** Nobody answers, and nobody says so: as behind a line that is cut. */
    void freeze(boolean frozen) {
        Process running = Objects.requireNonNull(process);
        List<String> command = new ArrayList<>(List.of("kill", frozen ? "-STOP" : "-CONT", "" + running.pid()));
        running.descendants().forEach(each -> command.add("" + each.pid()));
        run(command);
    }

    void close() {
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

    private String data() {
        return folder.resolve("data").toString();
    }
}
