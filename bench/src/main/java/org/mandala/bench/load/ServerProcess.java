package org.mandala.bench.load;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server as a process of its own, pinned to core 0, with its figures read from /proc. */
public final class ServerProcess implements AutoCloseable {
    private static final long START_MS = 60_000;
    private static final long STOP_MS = 15_000;
    private static final long LOOK_EVERY_MS = 5;
    private static final long REST_MS = 5_000;
    private static final long REST_LOOK_MS = 200;
    /** Of one core. */
    private static final double RESTING = 0.15;

    /** The unit of times in /proc/PID/stat, the same on every Linux that we run on. */
    private static final double TICKS_PER_S = 100;

    /** utime and stime, counted from the field behind the name, which is in brackets. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    private static final Collection<Process> RUNNING = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "stop what was started"));
    }

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Starts the command on core 0 and returns once {@code port} takes connections. Its output goes to {@code log}. */
    public static ServerProcess start(List<String> command, Map<String, String> environment, int port, Path log)
            throws BenchFailed {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
        pinned.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(pinned);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        ServerProcess server = new ServerProcess(launch(builder));
        waitFor("the server to listen", START_MS, () -> server.isGone() || answers(port));
        if (server.isGone()) {
            throw new BenchFailed("the server ended: " + lastLine(log));
        }
        return server;
    }

    /** Runs a command to its end and returns its last line of output. */
    public static String run(List<String> command, Map<String, String> environment, File input) throws BenchFailed {
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(input);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        Process process = launch(builder);
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new BenchFailed(command.get(0) + " failed: " + out);
            }
            return out.substring(out.lastIndexOf('\n') + 1);
        } catch (IOException e) {
            throw new BenchFailed("cannot read from " + command.get(0) + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    private static Process launch(ProcessBuilder builder) throws BenchFailed {
        try {
            Process process = builder.start();
            RUNNING.add(process);
            return process;
        } catch (IOException e) {
            throw new BenchFailed("cannot start " + builder.command() + ": " + e.getMessage());
        }
    }

    public static int freePort() throws BenchFailed {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchFailed("no free port: " + e.getMessage());
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return e.toString();
        }
    }

    public static void waitFor(String what, long timeoutMs, BooleanSupplier condition) throws BenchFailed {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new BenchFailed("waited " + timeoutMs + " ms for " + what);
            }
            pause(LOOK_EVERY_MS);
        }
    }

    public static void pause(long ms) throws BenchFailed {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    private boolean isGone() {
        return !process.isAlive();
    }

    /** CPU time of all its threads since it started. */
    public double cpuSeconds() throws BenchFailed {
        String stat = read("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_S;
    }

    /** Lets it finish what earlier work left behind, so that one load does not pay for the last. */
    public void awaitRest() throws BenchFailed {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MS);
        double busy = 1;
        while (busy > RESTING && System.nanoTime() < end) {
            double before = cpuSeconds();
            pause(REST_LOOK_MS);
            busy = (cpuSeconds() - before) * 1_000 / REST_LOOK_MS;
        }
    }

    /** Memory that it holds, in kB. */
    public long residentKb() throws BenchFailed {
        return read("status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new BenchFailed("no VmRSS"));
    }

    private String read(String file) throws BenchFailed {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
        } catch (IOException e) {
            throw new BenchFailed("the server is gone: " + e.getMessage());
        }
    }

    public long pid() {
        return process.pid();
    }

    /** kill -9. */
    public void kill() throws BenchFailed {
        process.destroyForcibly();
        waitFor("the end of a killed server", STOP_MS, this::isGone);
        RUNNING.remove(process);
    }

    /** Asks it to end, and kills it if it does not. */
    @Override
    public void close() throws BenchFailed {
        process.destroy();
        try {
            waitFor("the server's end", STOP_MS, this::isGone);
            RUNNING.remove(process);
        } catch (BenchFailed slow) {
            kill();
        }
    }
}
