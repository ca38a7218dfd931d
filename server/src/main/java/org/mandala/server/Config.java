package org.mandala.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be set. Read once, here and nowhere else: defaults from the built-in {@code config/mandala.yaml}, then a file, then
 * the environment, then flags. All problems are found together.
 */
public record Config(
        String host,
        int port,
        String data,
        boolean demo,
        String publicUrl,
        String plainHttpBecause,
        String trustedProxies,
        Tls tls,
        String content,
        StoreKeys store,
        MailServer mail,
        OpenId issuer,
        HistoryBounds history,
        Space space,
        Backups backups,
        Node node,
        Redis redis,
        Limits limits) {
    /** Lifts all limits, where it says "off". */
    private static final String LIMITS = "MANDALA_LIMITS";

    private static final Set<String> LOOPBACKS = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int MAX_PORT = 65_535;
    private static final int LIFTED_BYTES = 16 << 20;
    /** More than anything counts to, and far from where sums of it would overflow. */
    private static final int MANY = 1 << 30;

    /** The mail server; an empty {@code host} means none. */
    public record MailServer(String host, int port, String security, String user, String password, String from) {
        private static final Set<String> SECURITIES = Set.of("starttls", "tls", "none");

        public boolean isSet() {
            return !host.isEmpty();
        }

        private void check(List<String> problems) {
            if (!SECURITIES.contains(security)) {
                problems.add("mail.security must be starttls, tls or none, not \"" + security + "\"");
            }
            if (isSet() && !from.contains("@")) {
                problems.add("mail.from must be the address that letters come from, as mail.host is set");
            }
        }
    }

    /** PEM files of a certificate and its key, where this server speaks TLS itself; empty where a proxy does. */
    public record Tls(String certificate, String key) {}

    /** An OpenID Connect issuer by which people may sign in; an empty {@code url} means none. */
    public record OpenId(String url, String clientId, String clientSecret, String name) {
        public boolean isSet() {
            return !url.isEmpty();
        }

        private void check(List<String> problems) {
            if (isSet() && (clientId.isEmpty() || clientSecret.isEmpty())) {
                problems.add("issuer.clientId and issuer.clientSecret must be set, as issuer.url is");
            }
            if (isSet() && !url.startsWith("https://") && !isLocal(url)) {
                problems.add("issuer.url must begin with https://, not be \"" + url + "\"");
            }
        }
    }

    /** What is kept of one document's past: versions in all, how many may have names, bytes in all. */
    public record HistoryBounds(int versions, int named, int bytes) {}

    /** Free bytes of the data folder's disk below which we warn, and below which nothing new is begun. */
    public record Space(int warn, int full) {}

    /** Backups by themselves: into {@code folder} (empty for none), how often, and how many are kept. */
    public record Backups(String folder, int minutes, int keep, int keepDaily) {
        public boolean isSet() {
            return !folder.isEmpty();
        }
    }

    /**
     * This node among others: what it is called, the secret that all of them sign with (empty for one of the data folder's own), and how long it says that it will close
     * before it does.
     */
    public record Node(String name, String signingKey, int drainSeconds) {
        private static final int KEY_CHARACTERS = 32;
        /** What stops a server kills it after some half a minute. */
        private static final int MOST_DRAIN_SECONDS = 20;

        private void check(List<String> problems) {
            if (drainSeconds < 0 || drainSeconds > MOST_DRAIN_SECONDS) {
                problems.add("node.drainSeconds must be from 0 to " + MOST_DRAIN_SECONDS + ", not " + drainSeconds);
            }
            if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
                problems.add("node.name must be letters, digits, dots and dashes, 40 at most, not \"" + name + "\"");
            }
            if (!signingKey.isEmpty() && signingKey.length() < KEY_CHARACTERS) {
                problems.add("node.signingKey must have " + KEY_CHARACTERS
                        + " characters or more: take the output of `openssl rand -base64 32`");
            }
        }
    }

    /** The Redis by which nodes find one another; without {@code addresses} the house has one node. */
    public record Redis(String addresses, String kind, String master, String user, String password) {
        private static final Set<String> KINDS = Set.of("standalone", "sentinel", "cluster");

        public boolean isSet() {
            return !addresses.isBlank();
        }

        /** Each address. */
        public List<String> list() {
            return Arrays.stream(addresses.split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList();
        }

        private void check(List<String> problems) {
            if (!KINDS.contains(kind)) {
                problems.add("redis.kind must be standalone, sentinel or cluster, not \"" + kind + "\"");
            }
            for (String each : list()) {
                if (!each.matches("rediss?://[^/\\s]+(/.*)?")) {
                    problems.add("redis.addresses must be like redis://host:6379, not \"" + each + "\"");
                }
            }
            if (kind.equals("sentinel") && master.isBlank()) {
                problems.add("redis.master must be what the Sentinels call the master");
            }
        }
    }

    /** Sizes in bytes and rates a second; each key says why in {@code config/mandala.yaml}. */
    public record Limits(
            int messageBytes,
            int updateBytes,
            int updateStructs,
            int documentWarnBytes,
            int documentBytes,
            int pendingBytesPerConnection,
            int pendingBytesPerDoc,
            int pendingSeconds,
            int awarenessBytes,
            int awarenessPerSecond,
            int updatesPerSecond,
            int updatesAtOnce,
            int bytesPerSecond,
            int bytesAtOnce,
            int tooFastSeconds,
            int outboxBytes,
            int stalledSeconds,
            int silentSeconds,
            int connections,
            int connectionsPerAddress,
            int connectionsPerDoc,
            int connectionsPerPersonAndDoc,
            int unstoredBytes,
            int sessionMessageBytes,
            int sessionMessagesPerSecond) {

        /** For measurements: no rates, no counts, and sizes up to 16 MiB. What bounds memory and time of one reader stays. */
        Limits lifted() {
            return new Limits(
                    LIFTED_BYTES,
                    LIFTED_BYTES,
                    MANY,
                    MANY,
                    MANY,
                    LIFTED_BYTES,
                    LIFTED_BYTES,
                    pendingSeconds,
                    LIFTED_BYTES,
                    MANY,
                    MANY,
                    MANY,
                    MANY,
                    MANY,
                    tooFastSeconds,
                    outboxBytes,
                    stalledSeconds,
                    silentSeconds,
                    MANY,
                    MANY,
                    MANY,
                    MANY,
                    LIFTED_BYTES,
                    LIFTED_BYTES,
                    MANY);
        }
    }

    /**
     * Reads the configuration.
     *
     * @param file a YAML file, or an empty path for none
     * @param flags values by dotted key, as given on the command line
     * @throws BadConfig with every problem found
     */
    public static Config read(Path file, Map<String, String> environment, Map<String, String> flags) {
        List<String> problems = new ArrayList<>();
        ConfigTree tree = new ConfigTree(problems);
        if (!file.toString().isEmpty()) {
            tree.overlay(file);
        }
        tree.fromEnvironment(environment);
        flags.forEach((key, value) -> tree.set(key, value, "--" + key));
        Config config = lift(bind(tree.root(), problems), environment.get(LIMITS), problems);
        config.check(problems);
        if (!problems.isEmpty()) {
            throw new BadConfig(problems);
        }
        return config;
    }

    /** The environment of this process. */
    static Map<String, String> environment() {
        return System.getenv();
    }

    /** The folder that holds everything. */
    public Path dataFolder() {
        return Path.of(data);
    }

    private static Config bind(ObjectNode tree, List<String> problems) {
        try {
            return ConfigTree.YAML.treeToValue(tree, Config.class);
        } catch (JsonProcessingException e) {
            problems.add(e.getOriginalMessage());
            throw new BadConfig(problems);
        }
    }

    private static Config lift(Config config, @Nullable String limits, List<String> problems) {
        if (limits == null) {
            return config;
        }
        if (!limits.equals("off")) {
            problems.add(LIMITS + " can only be \"off\", not \"" + limits + "\"");
        }
        return config.with(config.limits.lifted());
    }

    private Config with(Limits others) {
        return new Config(
                host,
                port,
                data,
                demo,
                publicUrl,
                plainHttpBecause,
                trustedProxies,
                tls,
                content,
                store,
                mail,
                issuer,
                history,
                space,
                backups,
                node,
                redis,
                others);
    }

    private void check(List<String> problems) {
        if (host.isBlank()) {
            problems.add("host must not be empty");
        }
        if (port < 0 || port > MAX_PORT) {
            problems.add("port must be from 0 to " + MAX_PORT + ", not " + port);
        }
        if (data.isBlank()) {
            problems.add("data must name a folder");
        }
        if (!publicUrl.isEmpty() && !isOrigin(publicUrl)) {
            problems.add("publicUrl must be like https://mandala.example.org, not \"" + publicUrl + "\"");
        }
        store.check(problems);
        if (store.isShared() && backups.isSet()) {
            problems.add(
                    "backups.folder is for the database in the data folder: with store.url set, PostgreSQL is backed"
                            + " up by its own tools, see docs/operations.md");
        }
        mail.check(problems);
        issuer.check(problems);
        node.check(problems);
        redis.check(problems);
        if (redis.isSet() && !store.isShared()) {
            problems.add("redis.addresses is for several nodes, which need one store: set store.url");
        }
        checkTransport(problems);
        checkProxies(problems);
        requirePositive("every limit", limits, problems);
        requirePositive("every bound of history", history, problems);
        requirePositive("space.warn and space.full", space, problems);
        requirePositive("backups.minutes, backups.keep and backups.keepDaily", backups, problems);
    }

    private static void requirePositive(String what, Record numbers, List<String> problems) {
        for (JsonNode number : ConfigTree.YAML.<ObjectNode>valueToTree(numbers)) {
            if (number.isNumber() && number.asInt() <= 0) {
                problems.add(what + " must be above 0");
                return;
            }
        }
    }

    /** Beyond this machine people's logins must not travel readable. */
    private void checkTransport(List<String> problems) {
        boolean plain = !publicUrl.startsWith("https://") && tls.certificate().isEmpty();
        boolean beyond = publicUrl.isEmpty() ? !LOOPBACKS.contains(host) : !isLocal(publicUrl);
        if (plain && beyond && plainHttpBecause.isBlank()) {
            problems.add("beyond this machine people need https: set publicUrl to the https:// address of the proxy in"
                    + " front, or tls.certificate and tls.key; if plain http is really meant, say why in"
                    + " plainHttpBecause");
        }
        if (tls.certificate().isEmpty() != tls.key().isEmpty()) {
            problems.add("tls.certificate and tls.key go together");
        }
    }

    /** Where people reach us, when we listen on {@code openPort}. */
    public String url(int openPort) {
        return publicUrl.isEmpty() ? (isSecure() ? "https" : "http") + "://localhost:" + openPort : publicUrl;
    }

    /** Whether people reach us by https, by our own certificate or a proxy's. */
    public boolean isSecure() {
        return publicUrl.isEmpty() ? !tls.certificate().isEmpty() : publicUrl.startsWith("https://");
    }

    private void checkProxies(List<String> problems) {
        for (String proxy : trustedProxies.split(",", -1)) {
            if (!proxy.isBlank() && !proxy.strip().matches("[0-9a-fA-F:.]{2,45}(/\\d{1,3})?")) {
                problems.add("trustedProxies must name addresses or networks such as 10.0.0.0/8, not \"" + proxy.strip()
                        + "\"");
            }
        }
    }

    private static boolean isLocal(String url) {
        try {
            return LOOPBACKS.contains(String.valueOf(URI.create(url).getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isOrigin(String url) {
        try {
            URI uri = URI.create(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getPath().isEmpty() && uri.getQuery() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The configuration cannot be used; each problem is one line that says what to change. */
    public static final class BadConfig extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadConfig(List<String> problems) {
            super(String.join("; ", problems));
        }
    }
}
