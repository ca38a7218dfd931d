package org.mandala.bench.crdt;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One work with JMH, in a JVM of its own: {@code CrdtBench TRACES WORK FLAG...} runs it with those flags of the JVM and prints
 * milliseconds as JSON: of whole traces each pass in order, the first being that of a new process; of short works the median, warm.
 */
final class CrdtBench {
    private static final int PASSES = 12;
    /** On a busy machine the compilers get few turns: it takes them seconds to be done. */
    private static final TimeValue WARMUP = TimeValue.seconds(5);

    /** Where each work is, and on which trace. */
    private record Work(Class<?> where, String method, String trace) {}

    private static final Map<String, Work> WORKS = Map.of(
            "apply-text", new Work(ApplyWork.class, "apply", "text"),
            "apply-board", new Work(ApplyWork.class, "apply", "board"),
            "load-text-v1", new Work(LoadWork.class, "loadV1", "text"),
            "load-text-v2", new Work(LoadWork.class, "loadV2", "text"),
            "load-board-v1", new Work(LoadWork.class, "loadV1", "board"),
            "load-board-v2", new Work(LoadWork.class, "loadV2", "board"),
            "compact", new Work(StoreWork.class, "compact", ""),
            "join", new Work(StoreWork.class, "join", ""));

    private CrdtBench() {}

    public static void main(String[] args) throws RunnerException {
        Work work = WORKS.get(args[1]);
        if (work == null) {
            throw new IllegalArgumentException("work is one of " + WORKS.keySet() + ", not " + args[1]);
        }
        ChainedOptionsBuilder options = options(
                work,
                Stream.concat(
                        Stream.of("-Dtraces=" + args[0]), Arrays.stream(args).skip(2)));
        System.out.println(work.where() == ApplyWork.class ? passes(options) : List.of(median(options)));
    }

    private static ChainedOptionsBuilder options(Work work, Stream<String> flags) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + work.where().getSimpleName() + "\\." + work.method() + "$")
                .jvmArgs(flags.toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(1);
        return work.trace().isEmpty() ? options : options.param("trace", work.trace());
    }

    private static List<Double> passes(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.warmupIterations(0)
                        .measurementIterations(PASSES)
                        .build())
                .run();
        return results.stream()
                .flatMap(result -> result.getBenchmarkResults().stream())
                .flatMap((BenchmarkResult result) -> result.getIterationResults().stream())
                .map((IterationResult pass) -> pass.getPrimaryResult().getScore())
                .toList();
    }

    private static double median(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.warmupIterations(1)
                        .warmupTime(WARMUP)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
    }
}
