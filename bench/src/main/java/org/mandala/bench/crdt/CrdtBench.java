package org.mandala.bench.crdt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all work on the JVM: {@code CrdtBench TRACES FIGURES} writes the medians as JSON. */
final class CrdtBench {
    /** One document is one thread's: throughput counts, and the barriers of G1 would be paid for pauses that are short anyway. */
    static final String COLLECTOR = "-XX:+UseParallelGC";

    private static final int FORKS = 3;
    private static final int WARM_PASSES = 6;
    private static final int[] FACTORS = {1, 4, 16};
    private static final int LENGTH = 50_000;
    private static final int CLIENTS = 100;

    private final String traces;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private CrdtBench(String traces) {
        this.traces = traces;
    }

    public static void main(String[] args) throws IOException, RunnerException, InterruptedException {
        CrdtBench bench = new CrdtBench(args[0]);
        bench.runJmh();
        for (String trace : new String[] {"text", "board"}) {
            bench.figures.put("heap-" + trace, bench.heap(trace));
        }
        bench.runGrowth();
        Files.writeString(Path.of(args[1]), bench.json());
    }

    private void runJmh() throws RunnerException {
        add(
                "first",
                new Runner(options(ApplyWork.class)
                                .warmupIterations(0)
                                .measurementIterations(1)
                                .forks(FORKS)
                                .build())
                        .run());
        add(
                "",
                new Runner(options(ApplyWork.class)
                                .warmupIterations(WARM_PASSES)
                                .measurementIterations(WARM_PASSES)
                                .forks(1)
                                .build())
                        .run());
        add("", new Runner(warm(options(LoadWork.class)).build()).run());
        add("", new Runner(warm(options(StoreWork.class)).build()).run());
    }

    private ChainedOptionsBuilder options(Class<?> work) {
        return new OptionsBuilder().include(work.getSimpleName()).jvmArgs("-Dtraces=" + traces, COLLECTOR);
    }

    private static ChainedOptionsBuilder warm(ChainedOptionsBuilder options) {
        return options.warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(2)
                .measurementTime(TimeValue.seconds(2))
                .forks(1);
    }

    /** Keeps the median of each benchmark, in milliseconds. */
    private void add(String prefix, Collection<RunResult> results) {
        for (RunResult result : results) {
            String method = result.getPrimaryResult().getLabel();
            String trace = result.getParams().getParam("trace");
            String name = String.join("-", nonEmpty(prefix, method, trace));
            figures.put(name, result.getPrimaryResult().getStatistics().getPercentile(50));
        }
    }

    private static Iterable<String> nonEmpty(String... parts) {
        return Arrays.stream(parts)
                .filter(part -> part != null && !part.isEmpty())
                .toList();
    }

    private double heap(String trace) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "java",
                        "-Dtraces=" + traces,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapWork.class.getName(),
                        trace)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return Double.parseDouble(printed.trim());
    }

    private void runGrowth() {
        GrowthWork growth = new GrowthWork();
        for (int factor : FACTORS) {
            growth.addLength("length-" + factor + "x", LENGTH * factor);
            growth.addClients("clients-" + factor + "x", CLIENTS * factor);
        }
        figures.putAll(growth.run());
    }

    private String json() {
        StringBuilder json = new StringBuilder("{");
        figures.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append("\n  \"")
                .append(name)
                .append("\": ")
                .append(value));
        return json.append("\n}\n").toString();
    }
}
