package org.mandala.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        MailKeys mail,
        IssuerKeys issuer,
        HistoryBounds history,
        Space space,
        Backups backups,
        NodeKeys node,
        RedisKeys redis,
        Limits limits) {
    private static final int LIFTED_BYTES = 16 << 20;
    /** More than anything counts to, and far from where sums of it would overflow. */
    private static final int MANY = 1 << 30;

    /** PEM files of a certificate and its key, where this server speaks TLS itself; empty where a proxy does. */
    public record Tls(String certificate, String key) {}

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
            tree.file(file);
        }
        tree.environment(environment);
        tree.flags(flags);
        Config config = lift(tree.bind(), environment.get(ConfigTree.PREFIX + "LIMITS"), problems);
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

    private static Config lift(Config config, @Nullable String limits, List<String> problems) {
        if (limits == null) {
            return config;
        }
        if (!limits.equals("off")) {
            problems.add(ConfigTree.PREFIX + "LIMITS can only be \"off\", not \"" + limits + "\"");
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

    private ReachKeys reach() {
        return new ReachKeys(host, port, publicUrl, plainHttpBecause, trustedProxies, tls);
    }

    /** Where people reach us, when we listen on {@code openPort}. */
    public String url(int openPort) {
        return reach().url(openPort);
    }

    /** Whether people reach us by https, by our own certificate or a proxy's. */
    public boolean isSecure() {
        return reach().isSecure();
    }

    private void check(List<String> problems) {
        reach().check(problems);
        if (data.isBlank()) {
            problems.add("data must name a folder");
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
        requirePositive("every limit", limits, problems);
        requirePositive("every bound of history", history, problems);
        requirePositive("space.warn and space.full", space, problems);
        requirePositive("backups.minutes, backups.keep and backups.keepDaily", backups, problems);
    }

    private static void requirePositive(String what, Record numbers, List<String> problems) {
        if (!ConfigTree.isPositive(numbers)) {
            problems.add(what + " must be above 0");
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
