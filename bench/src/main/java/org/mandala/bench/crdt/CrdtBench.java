package org.mandala.bench.crdt;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One work with JMH, in a JVM of its own: {@code CrdtBench TRACES WORK PASSES FLAG...} runs it so many times with those flags of the
 * JVM and prints the milliseconds of each pass, in order, as JSON. The first pass is that of a new process.
 */
final class CrdtBench {
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
        Stream<String> flags = Stream.concat(
                Stream.of("-Dtraces=" + args[0]), Arrays.stream(args).skip(3));
        Collection<RunResult> results = new Runner(options(work, Integer.parseInt(args[2]), flags)).run();
        System.out.println(results.stream()
                .flatMap(result -> result.getBenchmarkResults().stream())
                .flatMap((BenchmarkResult result) -> result.getIterationResults().stream())
                .map((IterationResult pass) -> pass.getPrimaryResult().getScore())
                .toList());
    }

    private static Options options(Work work, int passes, Stream<String> flags) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + work.where().getSimpleName() + "\\." + work.method() + "$")
                .jvmArgs(flags.toArray(String[]::new))
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(passes)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(1);
        return (work.trace().isEmpty() ? options : options.param("trace", work.trace())).build();
    }
}
