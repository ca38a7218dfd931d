package org.mandala.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    private static final String DEFAULTS = "/config/mandala.yaml";
    private static final String PREFIX = "MANDALA_";
    private static final Set<String> LOOPBACKS = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int MAX_PORT = 65_535;
    private static final int LIFTED_BYTES = 16 << 20;
    /** More than anything counts to, and far from where sums of it would overflow. */
    private static final int MANY = 1 << 30;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

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
        ObjectNode tree = defaults();
        List<String> problems = new ArrayList<>();
        if (!file.toString().isEmpty()) {
            overlay(tree, readFile(file), "", file.toString(), problems);
        }
        fromEnvironment(tree, environment, problems);
        flags.forEach((key, value) -> set(tree, key, value, "--" + key, problems));
        Config config = lift(bind(tree, problems), environment.get(PREFIX + "LIMITS"), problems);
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

    private static ObjectNode defaults() {
        try (InputStream in = Objects.requireNonNull(Config.class.getResourceAsStream(DEFAULTS), DEFAULTS)) {
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + DEFAULTS, e);
        }
    }

    private static JsonNode readFile(Path file) {
        try {
            return YAML.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new BadConfig(List.of(file + " line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new BadConfig(List.of("cannot read " + file));
        }
    }

    private static void overlay(ObjectNode onto, JsonNode from, String path, String source, List<String> problems) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = from.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            String key = path + field.getKey();
            JsonNode known = onto.get(field.getKey());
            if (known instanceof ObjectNode group && field.getValue().isObject()) {
                overlay(group, field.getValue(), key + ".", source, problems);
            } else if (known == null || known.isObject() || field.getValue().isContainerNode()) {
                problems.add(source + ": there is no key " + key);
            } else {
                set(onto, field.getKey(), field.getValue().asText(), source + ": " + key, problems);
            }
        }
    }

    private static void fromEnvironment(ObjectNode tree, Map<String, String> environment, List<String> problems) {
        for (String key : keys(tree, "")) {
            String name = PREFIX
                    + key.replaceAll("([a-z])([A-Z])", "$1_$2")
                            .replace('.', '_')
                            .toUpperCase(Locale.ROOT);
            String value = environment.get(name);
            if (value != null) {
                set(tree, key, value, name, problems);
            }
        }
    }

    static List<String> keys(ObjectNode tree, String path) {
        List<String> keys = new ArrayList<>();
        tree.fields().forEachRemaining(field -> {
            if (field.getValue() instanceof ObjectNode group) {
                keys.addAll(keys(group, path + field.getKey() + "."));
            } else {
                keys.add(path + field.getKey());
            }
        });
        return keys;
    }

    /** Sets a value in the type that its default has. */
    private static void set(ObjectNode tree, String key, String value, String source, List<String> problems) {
        int dot = key.indexOf('.');
        if (dot > 0) {
            set((ObjectNode) tree.get(key.substring(0, dot)), key.substring(dot + 1), value, source, problems);
            return;
        }
        JsonNode known = tree.get(key);
        if (known.isInt() && value.matches("-?\\d{1,9}")) {
            tree.put(key, Integer.parseInt(value));
        } else if (known.isBoolean() && value.matches("true|false")) {
            tree.put(key, Boolean.parseBoolean(value));
        } else if (known.isTextual()) {
            tree.put(key, value);
        } else {
            problems.add(source + " must be " + (known.isInt() ? "a whole number" : "true or false") + ", not \""
                    + value + "\"");
        }
    }

    private static Config bind(ObjectNode tree, List<String> problems) {
        try {
            return YAML.treeToValue(tree, Config.class);
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
            problems.add(PREFIX + "LIMITS can only be \"off\", not \"" + limits + "\"");
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
        for (JsonNode number : YAML.<ObjectNode>valueToTree(numbers)) {
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
