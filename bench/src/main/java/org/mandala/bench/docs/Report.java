package org.mandala.bench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of a run and its figures. */
final class Report {
    private static final String BEGIN = "<!-- bench-docs: written by make bench-docs -->";
    private static final String END = "<!-- /bench-docs -->";
    private static final List<String> LOADS = List.of("1x40@5", "10x40@2", "1x200@1", "50x4@5", "10x40@8");

    private final Results results;
    private final List<Contender> servers;
    private final int starts;
    private final boolean quick;

    Report(Results results, List<Contender> servers, int starts, boolean quick) {
        this.results = results;
        this.servers = servers;
        this.starts = starts;
        this.quick = quick;
    }

    /** Medians over the starts, in Markdown. */
    String table() {
        String head = "| | " + servers.stream().map(Contender::label).collect(Collectors.joining(" | ")) + " |";
        String rule = "|---|" + "---|".repeat(servers.size());
        return Stream.concat(Stream.of(head, rule), metrics().map(this::row)).collect(Collectors.joining("\n"));
    }

    List<String> figures() {
        return Targets.lines(results);
    }

    /** Writes the table between its markers, or at the end of the page if they are not there yet. */
    void writeInto(Path page) throws IOException {
        String old = Files.exists(page) ? Files.readString(page) : "# Measurements\n";
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        String before = begin < 0 ? old.stripTrailing() + "\n\n" : old.substring(0, begin);
        String after = end < 0 ? "\n" : old.substring(end + END.length());
        Files.writeString(page, before + section() + after);
    }

    private String section() {
        return BEGIN + "\n## Documents\n\n" + "`make bench-docs`, " + LocalDate.now(ZoneOffset.UTC) + ", medians of "
                + starts + (starts == 1 ? " start" : " interleaved starts") + (quick ? " (a quick look)" : "") + ". "
                + machine()
                + "\n\nServers on core 0, the load generator on core 1, loopback, rate and size limits of our server off."
                + " A load `rooms x clients @ updates/s of each` is of 100-byte updates at random (Poisson) moments; a delivery is one"
                + " update that reached one other client.\n\n" + table() + "\n\n```\n" + String.join("\n", figures())
                + "\n```\n" + END;
    }

    private static String machine() {
        return "%d cores, Linux %s, Java %s."
                .formatted(cores(), System.getProperty("os.version"), System.getProperty("java.version"));
    }

    /** Of the machine: this process itself is pinned to one. */
    private static long cores() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("processor")).count();
        } catch (IOException e) {
            return Runtime.getRuntime().availableProcessors();
        }
    }

    private static Stream<String> metrics() {
        Stream<String> loads = LOADS.stream().flatMap(load -> Stream.of(load + Targets.PER_CPU, load + Targets.P99));
        Stream<String> others = Stream.of(
                Targets.HIGHEST + "1x40",
                Targets.HIGHEST + "10x40",
                Targets.STORM,
                Targets.IDLE_MEMORY,
                Targets.IDLE_CPU,
                Targets.COLD,
                Targets.WARM,
                Targets.KILL_LOST);
        return Stream.concat(loads, others);
    }

    private String row(String metric) {
        return "| " + metric + " | "
                + servers.stream().map(server -> cell(server, metric)).collect(Collectors.joining(" | ")) + " |";
    }

    private String cell(Contender server, String metric) {
        OptionalDouble value = results.median(server, metric);
        return value.isEmpty()
                ? "–"
                : String.format(Locale.ROOT, value.getAsDouble() < 1_000 ? "%.2f" : "%,.0f", value.getAsDouble());
    }
}
