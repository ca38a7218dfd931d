package org.mandala.server.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mandala.crdt.Doc;
import org.mandala.server.Main;
import org.mandala.server.TestDoc;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.ProgramTokens;
import org.mandala.server.identity.SigningKey;
import org.mandala.server.identity.TokenBook;

/** The server in a process of its own, as `make run` starts it, on a free port; what it logs goes to a file beside its data. */
final class ServerProcess implements AutoCloseable {
    private static final int LINKS = 2;
    private static final String OPEN_AT = "Mandala is open at ";

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String token;
    private final Map<String, String> links = new HashMap<>();
    private final boolean demo;

    /** Soon there, and small: for what is proven, not for what is measured. */
    private static final List<String> QUICK = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    static ServerProcess start(Path data, Map<String, String> environment) {
        return start(data, environment, QUICK);
    }

    /** {@code jvm} are options of the process's JVM. */
    static ServerProcess start(Path data, Map<String, String> environment, List<String> jvm) {
        return start(List.of(), data, environment, jvm);
    }

    /** {@code by} is the command that runs it, in a network of its own. */
    static ServerProcess inside(List<String> by, Path data, Map<String, String> environment) {
        return start(by, data, environment, QUICK);
    }

    private static ServerProcess start(List<String> by, Path data, Map<String, String> environment, List<String> jvm) {
        try {
            return new ServerProcess(by, data, environment, jvm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerProcess(List<String> by, Path data, Map<String, String> environment, List<String> jvm)
            throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(
                List.of("serve", "--port", environment.getOrDefault("MANDALA_PORT", "0"), "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling(data.getFileName() + ".log").toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
        demo = environment.containsKey("MANDALA_DEMO");
        url = openUrl(data);
        String secret = environment.getOrDefault("MANDALA_NODE_SIGNING_KEY", "");
        SigningKey key = secret.isEmpty() ? SigningKey.of(data, new SecureRandom()) : SigningKey.shared(secret);
        token = new ProgramTokens(key, TokenBook.NONE, InstantSource.system())
                .mint("*", Access.CREATE, Duration.ofDays(1));
    }

    /** The tokens of the demo's links by kind, as they are told at the start. */
    Map<String, String> links() {
        return links;
    }

    private String openUrl(Path data) throws IOException {
        BufferedReader told =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            if (line.startsWith(OPEN_AT)) {
                String opened = line.substring(OPEN_AT.length()).strip();
                readLinks(told);
                return opened;
            }
        }
        throw new AssertionError("the server did not open; see " + data + ".log");
    }

    private void readLinks(BufferedReader told) throws IOException {
        for (int i = 0; demo && i < LINKS; i++) {
            String[] parts = told.readLine().strip().split("\\s+", 2);
            links.put(parts[0], parts[1].substring(parts[1].indexOf('#') + 1));
        }
    }

    String url() {
        return url;
    }

    /** Stands still, with all its sockets, until {@link #thaw}. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Processor time that it has used since its start: unlike the clock on the wall, it knows nothing of who else is busy. */
    long cpuMs() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /** A client with this copy of a document; the document is made if there is none. */
    TestDoc open(String doc, Doc copy) {
        return TestDoc.open(client, docUrl(doc), url, copy);
    }

    /** Where a program opens a document, which is made if there is none. */
    String docUrl(String doc) {
        return url.replace("http:", "ws:") + "/ws/doc/" + doc + "?saved=1&token=" + token;
    }

    TestDoc open(String doc) {
        return open(doc, new Doc()).awaitSynced();
    }

    HttpResponse<String> readyz() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/readyz")).GET().build();
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isReady() {
        return readyz().statusCode() == 200;
    }

    /** kill -9. */
    void kill() {
        process.toHandle().destroyForcibly();
        join();
    }

    private void join() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as Ctrl-C does, and for good if that takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, java.util.concurrent.TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
