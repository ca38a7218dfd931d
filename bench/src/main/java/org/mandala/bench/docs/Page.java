package org.mandala.bench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of documents in the page of measurements. A run renews the cells that it measured and leaves the others. */
final class Page {
    private static final String BEGIN = "<!-- bench-docs: written by make bench-docs -->";
    private static final String END = "<!-- /bench-docs -->";
    private static final String WHEN = "starts, day";
    private static final String NONE = "–";
    private static final List<Contender> SERVERS = List.of(Contender.values());

    private final Path path;
    private final String before;
    private final String after;
    private final Map<String, Map<Contender, String>> cells = new LinkedHashMap<>();
    private final Map<String, String> when = new LinkedHashMap<>();

    private Page(Path path, String before, String after) {
        this.path = path;
        this.before = before;
        this.after = after;
    }

    static Page read(Path path) throws IOException {
        String old = Files.exists(path) ? Files.readString(path) : "# What was measured\n";
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0) {
            return new Page(path, old.stripTrailing() + "\n\n", "\n");
        }
        Page page = new Page(path, old.substring(0, begin), old.substring(end + END.length()));
        page.readTable(old.substring(begin, end));
        return page;
    }

    private void readTable(String section) {
        List<Contender> columns = new ArrayList<>();
        for (String line : section.lines().filter(each -> each.startsWith("| ")).toList()) {
            List<String> row =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            if (columns.isEmpty()) {
                row.subList(2, row.size() - 2).forEach(label -> columns.add(Contender.of(label)));
            } else {
                readRow(row, columns);
            }
        }
    }

    private void readRow(List<String> row, List<Contender> columns) {
        Map<Contender, String> known = new EnumMap<>(Contender.class);
        for (int i = 0; i < columns.size(); i++) {
            known.put(columns.get(i), row.get(i + 2));
        }
        cells.put(row.get(1), known);
        when.put(row.get(1), row.get(columns.size() + 2));
    }

    /** Puts in what a run found. */
    void take(Results results, String starts) {
        for (String metric : Targets.METRICS) {
            for (Contender server : SERVERS) {
                OptionalDouble value = Targets.value(results, server, metric);
                if (value.isPresent()) {
                    cells.computeIfAbsent(metric, any -> new EnumMap<>(Contender.class))
                            .put(server, shown(value.getAsDouble()));
                    when.put(metric, starts + ", " + LocalDate.now(ZoneOffset.UTC));
                }
            }
        }
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value < 1_000 ? "%.2f" : "%,.0f", value);
    }

    /** Medians over the starts, in Markdown. */
    String table() {
        List<Contender> columns = SERVERS.stream()
                .filter(server -> cells.values().stream()
                        .anyMatch(row -> !row.getOrDefault(server, NONE).equals(NONE)))
                .toList();
        String head = "| | " + columns.stream().map(Contender::label).collect(Collectors.joining(" | ")) + " | " + WHEN
                + " |";
        String rule = "|---|" + "---|".repeat(columns.size() + 1);
        Stream<String> rows =
                Targets.METRICS.stream().filter(cells::containsKey).map(metric -> row(metric, columns));
        return Stream.concat(Stream.of(head, rule), rows).collect(Collectors.joining("\n"));
    }

    private String row(String metric, List<Contender> columns) {
        Map<Contender, String> row = cells.getOrDefault(metric, Map.of());
        return "| " + metric + " | "
                + columns.stream().map(server -> row.getOrDefault(server, NONE)).collect(Collectors.joining(" | "))
                + " | " + when.getOrDefault(metric, NONE) + " |";
    }

    /** The figures of the whole table, of whatever run. */
    private List<String> figures() {
        Results medians = new Results();
        cells.forEach((metric, row) -> row.forEach((server, cell) -> {
            if (!cell.equals(NONE)) {
                medians.add(server, metric, Double.parseDouble(cell.replace(",", "")));
            }
        }));
        return Targets.lines(medians);
    }

    void write() throws IOException {
        Files.writeString(path, before + section() + after);
    }

    private String section() {
        return BEGIN + "\n## Documents\n\n`make bench-docs`, medians of interleaved starts. " + machine()
                + "\n\nServers on core 0, the load generator on core 1, loopback, rate, count and size limits of our server off."
                + " A load `rooms x clients @ updates/s of each` is of 100-byte updates at random (Poisson) moments; a delivery is one"
                + " update that reached one other client. Relay: Netty alone, one write a message, no Yjs, no storage.\n\n"
                + table()
                + "\n\n```\n" + String.join("\n", figures()) + "\n```\n" + END;
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
}
