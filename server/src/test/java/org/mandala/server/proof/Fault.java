package org.mandala.server.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A fault of the disk under a running process: system calls on the database's files fail from now on until it is closed. */
final class Fault implements AutoCloseable {
    private final Process strace;

    /** How long a fault is to last: that is what is tested. */
    static void lasts(long ms) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static boolean isPossible() {
        try {
            Process probe =
                    new ProcessBuilder("strace", "-V").redirectErrorStream(true).start();
            probe.getInputStream().readAllBytes();
            return probe.waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** @param calls names of system calls, with commas between them */
    static Fault begin(ServerProcess server, Path data, String calls, String error) {
        try {
            return new Fault(server.pid(), data, calls, error);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Fault(long pid, Path data, String calls, String error) throws IOException {
        String database = data.toAbsolutePath().resolve("mandala.db").toString();
        strace = new ProcessBuilder(List.of(
                        "strace",
                        "-f",
                        "-p",
                        Long.toString(pid),
                        "-P",
                        database,
                        "-P",
                        database + "-wal",
                        "-e",
                        "trace=" + calls,
                        "-e",
                        "inject=" + calls + ":error=" + error))
                .redirectErrorStream(true)
                .start();
        BufferedReader told =
                new BufferedReader(new InputStreamReader(strace.getInputStream(), StandardCharsets.UTF_8));
        String line = told.readLine();
        if (line == null || !line.contains("attached")) {
            throw new AssertionError("strace could not attach: " + line);
        }
        Thread drain = new Thread(() -> drain(told), "strace-output");
        drain.setDaemon(true);
        drain.start();
    }

    /** Its output has to go somewhere, or it would stand still. */
    private static void drain(BufferedReader told) {
        try {
            while (told.readLine() != null) {
                // Nothing to do with it.
            }
        } catch (IOException e) {
            // It has ended.
        }
    }

    @Override
    public void close() {
        strace.destroy();
        try {
            strace.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
