package org.mandala.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.mandala.crdt.encoding.Json;

/** Official Yjs in a Node process, spoken to in lines of JSON. */
final class NodePeer implements AutoCloseable {
    private static final File FOLDER = new File("../bench/crdt");
    private static final Path LOCK = Path.of("target", "install.lock");

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader replies;

    NodePeer() throws IOException, InterruptedException {
        install();
        process = run("node", "fuzz-peer.mjs");
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        replies = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Once, however many JVMs run tests: `npm ci` takes away what another has just laid there. */
    private static void install() throws IOException, InterruptedException {
        try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!new File(FOLDER, "node_modules/.package-lock.json").exists()) {
                int code = run("npm", "ci", "--no-audit", "--no-fund").waitFor();
                assertThat(code).as("npm ci in %s, under %s", FOLDER, lock).isZero();
            }
        }
    }

    private static Process run(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(FOLDER)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    Map<String, Object> ask(Map<String, Object> request) {
        try {
            requests.write(Json.stringify(request));
            requests.newLine();
            requests.flush();
            Map<String, Object> reply = VectorFile.object(Json.parse(String.valueOf(replies.readLine())));
            if (reply.containsKey("error")) {
                throw new AssertionError("official Yjs failed: " + reply.get("error"));
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.destroy();
    }
}
