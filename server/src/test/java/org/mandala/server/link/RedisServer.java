package org.mandala.server.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real redis-server on a free port of this machine, which keeps nothing over its end. */
public final class RedisServer implements AutoCloseable {
    /** Ends what hangs; how long a start takes is the machine's affair. */
    private static final long START_MS = 60_000;

    private static final List<String> KEEPS_NOTHING = List.of("--save", "", "--appendonly", "no");

    private final Path folder;
    private final int port;
    private final List<String> first;
    private final List<String> options;
    private Process process;

    public RedisServer(Path folder) {
        this(folder, List.of());
    }

    /** With more of redis-server's options. */
    public RedisServer(Path folder, List<String> more) {
        this(
                folder,
                List.of(),
                Stream.concat(KEEPS_NOTHING.stream(), more.stream()).toList());
    }

    /** One that watches others by this configuration, which it writes to. */
    static RedisServer sentinel(Path folder, Path configuration) {
        return new RedisServer(folder, List.of(configuration.toString(), "--sentinel"), List.of());
    }

    private RedisServer(Path folder, List<String> first, List<String> options) {
        this.folder = folder;
        this.first = first;
        this.options = options;
        this.port = freePort();
        this.process = start();
        // Where a test ends before it could close it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly(), "redis-end"));
    }

    public int port() {
        return port;
    }

    public String address() {
        return "redis://127.0.0.1:" + port;
    }

    /** kill -9. */
    public void kill() {
        process.toHandle().destroyForcibly();
        await();
    }

    /** Starts again after {@link #kill}, empty. */
    public void startAgain() {
        process = start();
    }

    /** Stands still, its connections open, until {@link #thaw}. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    /** What redis-cli prints. */
    public String ask(String... command) {
        try {
            List<String> all = new ArrayList<>(List.of("redis-cli", "-p", String.valueOf(port)));
            all.addAll(List.of(command));
            Process asked = new ProcessBuilder(all).redirectErrorStream(true).start();
            String answer = new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return answer.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thaw();
        kill();
    }

    private Process start() {
        try {
            List<String> command = new ArrayList<>(List.of("redis-server"));
            command.addAll(first);
            command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
            command.addAll(options);
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis-" + port + ".log").toFile())
                    .start();
            awaitOpen(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitOpen(Process started) throws IOException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MS);
        while (started.isAlive() && System.nanoTime() < until) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return;
            } catch (IOException notYet) {
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        }
        throw new IOException("redis-server did not open port " + port);
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
