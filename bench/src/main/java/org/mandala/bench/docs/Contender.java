package org.mandala.bench.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mandala.bench.load.BenchFailed;
import org.mandala.bench.load.ServerProcess;

/** The servers that are measured beside one another. */
enum Contender {
    MANDALA,
    Y_WEBSOCKET,
    Y_WEBSOCKET_LEVELDB,
    HOCUSPOCUS,
    HOCUSPOCUS_SQLITE,
    /** Netty alone, one write per message: no Yjs, no storage. */
    RELAY,
    /** The same, with the messages of one turn of the loop in one write. */
    RELAY_GATHERED;

    private static final Path PEERS = Path.of("bench/peers/docs");

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Contender of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private boolean isRelay() {
        return this == RELAY || this == RELAY_GATHERED;
    }

    boolean isOnTheJvm() {
        return isRelay() || this == MANDALA;
    }

    /** Deliveries a second that it reached when it was measured before: where a search begins. */
    double knownHighest(int rooms) {
        return switch (this) {
            case MANDALA -> 1_000_000;
            case Y_WEBSOCKET, Y_WEBSOCKET_LEVELDB -> 80_000;
            case HOCUSPOCUS, HOCUSPOCUS_SQLITE -> rooms == 1 ? 400_000 : 260_000;
            case RELAY -> 140_000;
            case RELAY_GATHERED -> 3_000_000;
        };
    }

    private boolean isHocuspocus() {
        return this == HOCUSPOCUS || this == HOCUSPOCUS_SQLITE;
    }

    /**
     * Starts it, with everything that it stores in {@code folder}.
     *
     * @param jar our own server
     */
    Started start(Path folder, Path jar) throws BenchFailed {
        int port = ServerProcess.freePort();
        Endpoint endpoint = endpoint(port, folder, jar);
        ServerProcess process = ServerProcess.start(
                command(port, folder, jar), environment(port, folder), port, folder.resolve("server.log"));
        return new Started(process, endpoint);
    }

    /** A running server and where it is. */
    record Started(ServerProcess process, Endpoint endpoint) implements AutoCloseable {
        @Override
        public void close() throws BenchFailed {
            process.close();
        }
    }

    private Endpoint endpoint(int port, Path folder, Path jar) throws BenchFailed {
        if (isHocuspocus()) {
            return new Endpoint(port, Dialect.HOCUSPOCUS, "/", "");
        }
        return this == MANDALA
                ? new Endpoint(port, Dialect.Y_WEBSOCKET, "/ws/doc/", "?token=" + token(folder, jar))
                : new Endpoint(port, Dialect.Y_WEBSOCKET, "/", "");
    }

    private static String token(Path folder, Path jar) throws BenchFailed {
        return ServerProcess.run(
                List.of(
                        "java",
                        "-jar",
                        jar.toString(),
                        "token",
                        "--doc",
                        "*",
                        "--access",
                        "create",
                        "--data",
                        data(folder)),
                Map.of(),
                Path.of("/dev/null").toFile());
    }

    private List<String> command(int port, Path folder, Path jar) {
        return switch (this) {
            case MANDALA -> mandala(port, folder, jar);
            case Y_WEBSOCKET, Y_WEBSOCKET_LEVELDB ->
                List.of("node", PEERS + "/node_modules/@y/websocket-server/src/server.js");
            case HOCUSPOCUS -> List.of("node", PEERS + "/hocuspocus.mjs", "" + port);
            case HOCUSPOCUS_SQLITE -> List.of("node", PEERS + "/hocuspocus.mjs", "" + port, data(folder) + ".sqlite");
            case RELAY -> relay(port, "each");
            case RELAY_GATHERED -> relay(port, "turn");
        };
    }

    /** MANDALA_JAVA_OPTIONS reach our server alone, for a profile of it. */
    private static List<String> mandala(int port, Path folder, Path jar) {
        List<String> command = new ArrayList<>(List.of("java"));
        String options = System.getenv().getOrDefault("MANDALA_JAVA_OPTIONS", "");
        command.addAll(List.of(options.split(" ")).stream()
                .filter(each -> !each.isEmpty())
                .toList());
        command.addAll(List.of("-jar", jar.toString(), "serve", "--port", "" + port, "--data", data(folder)));
        return command;
    }

    private static List<String> relay(int port, String mode) {
        String classes = System.getProperty("java.class.path");
        return List.of("java", "-cp", classes, Relay.class.getName(), "" + port, mode);
    }

    private Map<String, String> environment(int port, Path folder) {
        return switch (this) {
            case MANDALA -> Map.of("MANDALA_LIMITS", "off");
            case Y_WEBSOCKET -> Map.of("HOST", "127.0.0.1", "PORT", "" + port);
            case Y_WEBSOCKET_LEVELDB -> Map.of("HOST", "127.0.0.1", "PORT", "" + port, "YPERSISTENCE", data(folder));
            default -> Map.of();
        };
    }

    private static String data(Path folder) {
        return folder.resolve("data").toString();
    }
}
