package org.mandala.server.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real redis-server on a free port of this machine, which keeps nothing over its end; also a replica, a Sentinel, or a node of a cluster. */
public final class RedisServer implements AutoCloseable {
    private static final long START_MS = 10_000;

    private final Path folder;
    private final int port;
    private final List<String> options;
    private Process process;

    public RedisServer(Path folder) {
        this(folder, List.of("--save", "", "--appendonly", "no"));
    }

    private RedisServer(Path folder, List<String> options) {
        this.folder = folder;
        this.options = options;
        this.port = freePort();
        this.process = start();
        // Where a test ends before it could close it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly(), "redis-end"));
    }

    /** A copy of another, which it follows. */
    static RedisServer replicaOf(RedisServer master, Path folder) {
        return new RedisServer(folder, List.of("--save", "", "--replicaof", "127.0.0.1", String.valueOf(master.port)));
    }

    /** One that watches over a master and its replicas, and makes a replica the master when that is down for a second. */
    static RedisServer sentinelOf(RedisServer master, String name, Path folder) throws IOException {
        Path file = folder.resolve("sentinel.conf");
        Files.writeString(
                file,
                "sentinel monitor " + name + " 127.0.0.1 " + master.port + " 1\n" + "sentinel down-after-milliseconds "
                        + name + " 1000\n" + "sentinel failover-timeout " + name + " 3000\n");
        return new RedisServer(folder, List.of(file.toString(), "--sentinel"));
    }

    /** One that is to be a part of a cluster. */
    static RedisServer clusterNode(Path folder) {
        int bus = freePort();
        return new RedisServer(
                folder,
                List.of(
                        "--save",
                        "",
                        "--cluster-enabled",
                        "yes",
                        "--cluster-port",
                        String.valueOf(bus),
                        "--cluster-config-file",
                        "nodes-" + bus + ".conf",
                        "--cluster-node-timeout",
                        "2000"));
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
            command.addAll(options);
            command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
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
