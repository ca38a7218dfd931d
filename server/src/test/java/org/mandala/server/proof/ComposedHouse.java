package org.mandala.server.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.mandala.server.ComposeFile;
import org.mandala.server.Main;
import org.mandala.server.TestDoc;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** The services of docker-compose.yml as processes of this machine: what would be a name or a port in its network is one here. */
final class ComposedHouse implements AutoCloseable {
    private static final List<String> NODES = List.of("copenhagen", "singapore");
    private static final Pattern TOKEN = Pattern.compile("facilitator\\s+\\S+#(\\S+)");
    private static final long STOP_S = 30;

    private final ComposeFile file = ComposeFile.read(Path.of("../docker-compose.yml"));
    private final Path folder;
    private final PostgresServer store = PostgresServer.fresh();
    private final PostgresAddress database = store.emptyDatabase();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final String redisPassword;

    ComposedHouse(Path folder) throws IOException {
        this.folder = folder;
        for (String each : List.of("redis", "copenhagen", "singapore", "proxy", "plain", "admin")) {
            ports.put(each, freePort());
        }
        redisPassword = file.environment("redis").getOrDefault("REDIS_PASSWORD", "");
        start("redis");
        awaitHealthy("redis");
        NODES.forEach(this::start);
        NODES.forEach(this::awaitHealthy);
        start("proxy");
    }

    String url() {
        return "https://localhost:" + port("proxy");
    }

    void start(String service) {
        try {
            Path data = Files.createDirectories(folder.resolve(service));
            List<String> command = new ArrayList<>();
            if (NODES.contains(service)) {
                command.addAll(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName()));
            }
            file.command(service).forEach(word -> command.add(here(service, word)));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(log(service).toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("MANDALA_"));
            file.environment(service)
                    .forEach((name, value) -> builder.environment().put(name, here(service, value)));
            builder.environment().computeIfPresent("MANDALA_STORE_PASSWORD", (name, value) -> database.password());
            builder.environment().put("XDG_DATA_HOME", data.toString());
            processes.put(service, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As docker stops it. */
    void stop(String service) throws InterruptedException {
        Process process = Objects.requireNonNull(processes.get(service));
        process.destroy();
        if (!process.waitFor(STOP_S, TimeUnit.SECONDS)) {
            throw new AssertionError(service + " did not stop");
        }
    }

    void awaitHealthy(String service) {
        TestDoc.await(service + " to be healthy; see " + log(service), () -> isHealthy(service));
    }

    /** By its own health check. */
    private boolean isHealthy(String service) {
        List<String> check = file.healthCheck(service).stream()
                .map(word -> here(service, word))
                .toList();
        try {
            ProcessBuilder builder = new ProcessBuilder(check).redirectErrorStream(true);
            builder.environment().put("REDIS_PASSWORD", redisPassword);
            Process asked = builder.start();
            asked.getInputStream().readAllBytes();
            return asked.waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A word of the file, with what it means on this machine. */
    private String here(String service, String word) {
        String there = word.replace("store:5432/mandala", address(database.url()))
                .replace("redis:6379", "127.0.0.1:" + port("redis"))
                .replace("copenhagen:8080", "127.0.0.1:" + port("copenhagen"))
                .replace("singapore:8080", "127.0.0.1:" + port("singapore"))
                .replace("mandala.localhost", "localhost:" + port("proxy"))
                .replace("127.0.0.1:2019", "127.0.0.1:" + port("admin"))
                .replace(
                        "skip_install_trust",
                        "skip_install_trust\\n admin 127.0.0.1:" + port("admin") + "\\n http_port " + port("plain"))
                .replace("172.30.20.0/24", "127.0.0.1/32")
                .replace("/tmp/", folder.resolve(service) + "/");
        if (NODES.contains(service)) {
            return there.replace("8080", String.valueOf(port(service)))
                    .replace("0.0.0.0", "127.0.0.1")
                    .replaceFirst("^/data$", folder.resolve(service).toString());
        }
        return there.replace(
                        "exec redis-server",
                        "exec redis-server --bind 127.0.0.1 --port " + port("redis") + " --dir "
                                + folder.resolve(service))
                .replace("redis-cli", "redis-cli -p " + port("redis"))
                .replace(
                        "pg_isready -U mandala -d mandala",
                        "pg_isready -h 127.0.0.1 -p " + store.port() + " -U mandala");
    }

    private static String address(String url) {
        return url.substring("postgresql://".length());
    }

    private int port(String service) {
        return ports.getOrDefault(service, 0);
    }

    private Path log(String service) {
        return folder.resolve(service + ".log");
    }

    /** As a node tells it at its start, a moment after it is healthy. */
    String facilitatorToken() {
        TestDoc.await("a node to tell its links", () -> told().find());
        Matcher told = told();
        if (!told.find()) {
            throw new AssertionError("a link that was told is gone");
        }
        return told.group(1);
    }

    private Matcher told() {
        return TOKEN.matcher(
                NODES.stream().map(this::log).map(ComposedHouse::read).collect(Collectors.joining()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The proxy has a certificate of an authority of its own, where its name is one of this machine alone. */
    SSLContext trustingItsProxy() throws IOException, GeneralSecurityException {
        Path root = folder.resolve("proxy/caddy/pki/authorities/local/root.crt");
        TestDoc.await("the proxy to have a certificate", () -> Files.exists(root));
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(root)) {
            trusted.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroyForcibly);
        store.close();
    }
}
