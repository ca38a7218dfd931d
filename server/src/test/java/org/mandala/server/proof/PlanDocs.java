package org.mandala.server.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was measured, written into docs/measurements.md, and what follows from it for 100,000 people, into docs/scale.md: between the marks in both. */
final class PlanDocs {
    private static final String BEGIN = "<!-- bench-nodes -->";
    private static final String END = "<!-- /bench-nodes -->";
    private static final String MEASURED = "measurements.md";
    private static final String PLAN = "scale.md";
    private static final Pattern FIGURE = Pattern.compile("\\| (nodes\\.\\S+) \\| (\\S+) ");
    private static final int HEAD_LINES = 3;

    static void write(Path docs) throws IOException {
        String head = "\n" + LocalDate.now(ZoneOffset.UTC) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, load " + load() + ". `make bench-nodes`\n\n";
        put(docs.resolve(MEASURED), head + Figures.table());
        put(docs.resolve(PLAN), head + reckoned(docs));
    }

    /** The plan that follows from the figures that are written down. */
    static String reckoned(Path docs) throws IOException {
        Map<String, Double> figures = FIGURE.matcher(between(Files.readString(docs.resolve(MEASURED))))
                .results()
                .collect(Collectors.toMap(it -> it.group(1), it -> Double.parseDouble(it.group(2))));
        return new Plan(name -> figures.getOrDefault(name, Double.NaN)).table();
    }

    /** The plan that is written down. */
    static String written(Path docs) throws IOException {
        return between(Files.readString(docs.resolve(PLAN)))
                .lines()
                .skip(HEAD_LINES)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String between(String text) throws IOException {
        Matcher marked = Pattern.compile(BEGIN + "(.*)" + END, Pattern.DOTALL).matcher(text);
        if (!marked.find()) {
            throw new IOException("there is no place for it: " + BEGIN + " to " + END);
        }
        return marked.group(1);
    }

    private static void put(Path file, String text) throws IOException {
        String old = Files.readString(file);
        Files.writeString(file, old.replace(between(old), text));
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        } catch (IOException e) {
            return "not known";
        }
    }

    private PlanDocs() {}
}
