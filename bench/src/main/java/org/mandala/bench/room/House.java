package org.mandala.bench.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mandala.bench.load.BenchFailed;
import org.mandala.bench.load.ServerProcess;

/** A programme of cohorts that was written into the store beforehand, everybody signed in, and the server that serves it. */
final class House implements AutoCloseable {
    private final int port;
    private final ServerProcess process;
    private final Map<String, List<String>> secrets;

    private House(int port, ServerProcess process, Map<String, List<String>> secrets) {
        this.port = port;
        this.process = process;
        this.secrets = secrets;
    }

    /** @param folder an empty one, for all that it stores */
    static House open(Path jar, Path folder, int cohorts, int people) throws BenchFailed {
        String data = folder.resolve("data").toString();
        Path logins = folder.resolve("logins");
        ServerProcess.run(
                List.of(
                        "java",
                        "-jar",
                        jar.toString(),
                        "seed",
                        "--cohorts=" + cohorts,
                        "--people=" + people,
                        "--logins=" + logins,
                        "--data=" + data),
                Map.of(),
                Path.of("/dev/null").toFile());
        int port = ServerProcess.freePort();
        ServerProcess process = ServerProcess.start(
                command(jar, port, data), Map.of("MANDALA_LIMITS", "off"), port, folder.resolve("server.log"));
        return new House(port, process, byCohort(logins));
    }

    /** MANDALA_JAVA_OPTIONS reach the server, for a profile of it. */
    private static List<String> command(Path jar, int port, String data) {
        List<String> command = new ArrayList<>(List.of("java", "-Xmx1500m"));
        command.addAll(
                List.of(System.getenv().getOrDefault("MANDALA_JAVA_OPTIONS", "").split(" ")).stream()
                        .filter(each -> !each.isEmpty())
                        .toList());
        command.addAll(List.of("-jar", jar.toString(), "serve", "--port", "" + port, "--data", data));
        return command;
    }

    /** Lines of {@code cohort-N-person-M secret}. */
    private static Map<String, List<String>> byCohort(Path logins) throws BenchFailed {
        Map<String, List<String>> found = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(logins)) {
                String[] parts = line.split(" ", 2);
                String cohort = parts[0].substring(0, parts[0].indexOf("-person-"));
                found.computeIfAbsent(cohort, ignored -> new ArrayList<>()).add(parts[1]);
            }
            return found;
        } catch (IOException e) {
            throw new BenchFailed("what was seeded cannot be read: " + e);
        }
    }

    /** The room of the cohort's first session, with a seat for each of its people; the first leads. */
    Room room(Crowd crowd, int cohort) {
        Room room = new Room(port, "cohort-" + cohort + "-0");
        secrets.getOrDefault("cohort-" + cohort, List.of()).forEach(secret -> room.add(crowd, secret));
        return room;
    }

    double cpuSeconds() throws BenchFailed {
        return process.cpuSeconds();
    }

    long residentKb() throws BenchFailed {
        return process.residentKb();
    }

    @Override
    public void close() throws BenchFailed {
        process.close();
    }
}
