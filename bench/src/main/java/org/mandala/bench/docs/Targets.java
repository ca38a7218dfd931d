package org.mandala.bench.docs;

import static org.mandala.bench.docs.Contender.HOCUSPOCUS;
import static org.mandala.bench.docs.Contender.HOCUSPOCUS_SQLITE;
import static org.mandala.bench.docs.Contender.MANDALA;
import static org.mandala.bench.docs.Contender.RELAY;
import static org.mandala.bench.docs.Contender.Y_WEBSOCKET;
import static org.mandala.bench.docs.Contender.Y_WEBSOCKET_LEVELDB;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The figures to reach, and whether they were. What could not be measured counts as short. */
final class Targets {
    static final String PER_CPU = " deliveries/CPU-s";
    static final String P99 = " p99 ms";
    static final String HIGHEST = "highest deliveries/s ";
    static final String STORM = "storm s";
    static final String IDLE_MEMORY = "idle kB";
    static final String IDLE_CPU = "idle CPU";
    static final String COLD = "2.5 MB cold s";
    static final String WARM = "2.5 MB warm s";
    static final String LOST = "lost";
    static final String DUPLICATED = "duplicated";
    static final String DIFFERING = "rooms differing";
    static final String KILL_LOST = "killed: promised and lost";

    private static final List<String> LOADS = List.of("1x40@5", "10x40@2", "1x200@1", "50x4@5", "10x40@8");

    /** What a table has rows for. */
    static final List<String> METRICS = Stream.of(
                    LOADS.stream().flatMap(load -> Stream.of(load + PER_CPU, load + P99)),
                    Stream.of(
                            HIGHEST + "1x40",
                            HIGHEST + "10x40",
                            STORM,
                            IDLE_MEMORY,
                            IDLE_CPU,
                            COLD,
                            WARM,
                            KILL_LOST,
                            LOST,
                            DUPLICATED,
                            DIFFERING))
            .flatMap(metrics -> metrics)
            .toList();

    private static final Set<String> TOTALS = Set.of(KILL_LOST, LOST, DUPLICATED, DIFFERING);

    private Targets() {}

    /** What a table shows for a metric: the median of the starts, or their sum for what must not happen even once. */
    static OptionalDouble value(Results results, Contender server, String metric) {
        return TOTALS.contains(metric) ? results.total(server, metric) : results.median(server, metric);
    }

    /** One line of figures. */
    private record Target(
            String name, String unit, boolean atLeast, double bound, Function<Results, OptionalDouble> value) {
        /** Which scenario brings the figure, by its name. */
        Scenario scenario() {
            if (name.startsWith("highest")) {
                return Scenario.HIGHEST;
            } else if (name.startsWith("storm")) {
                return Scenario.STORM;
            } else if (name.startsWith("idle")) {
                return Scenario.IDLE;
            } else if (name.startsWith("2.5")) {
                return Scenario.BIG;
            }
            return name.startsWith("kill") ? Scenario.KILL : Scenario.STEADY;
        }

        String line(Results results) {
            OptionalDouble found = value.apply(results);
            boolean ok = found.isPresent() && (atLeast ? found.getAsDouble() >= bound : found.getAsDouble() <= bound);
            String shown = found.isPresent() ? String.format(Locale.ROOT, "%.2f", found.getAsDouble()) : "none";
            return "figure docs-%s %s %s target %s%s %s"
                    .formatted(name, shown, unit, atLeast ? ">=" : "<=", number(bound), ok ? "ok" : "short");
        }

        private static String number(double value) {
            return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        }
    }

    /** A line for every figure, in the order of the table. */
    static List<String> lines(Results results) {
        return lines(results, Set.of(Scenario.values()));
    }

    /** A line for every figure of some scenarios. */
    static List<String> lines(Results results, Set<Scenario> scenarios) {
        return Stream.of(perCpu(), latency(), highest(), joins(), idle(), safety())
                .flatMap(List::stream)
                .filter(target -> scenarios.contains(target.scenario()))
                .map(target -> target.line(results))
                .toList();
    }

    private static List<Target> perCpu() {
        return Stream.of(
                        perCpu("1x40@5", 1.5, 2, 0.7),
                        perCpu("10x40@2", 1.25, 1.4, 0.8),
                        perCpu("1x200@1", 1.33, 1.25, 0.83),
                        perCpu("50x4@5", 1.7, 2, 0.53),
                        List.of(
                                atLeast("10x40@8" + PER_CPU, HOCUSPOCUS, 2.2),
                                atLeast("10x40@8" + PER_CPU, RELAY, 2),
                                absolute("10x40@8-p99", "ms", 30, r -> r.median(MANDALA, "10x40@8" + P99))))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Target> perCpu(String load, double yWebsocket, double hocuspocus, double relay) {
        return List.of(
                atLeast(load + PER_CPU, Y_WEBSOCKET, yWebsocket),
                atLeast(load + PER_CPU, HOCUSPOCUS, hocuspocus),
                atLeast(load + PER_CPU, RELAY, relay));
    }

    private static List<Target> latency() {
        return Stream.of("1x40@5", "10x40@2", "1x200@1", "50x4@5")
                .flatMap(load -> Stream.of(
                        atMost(load + P99, Y_WEBSOCKET, 1),
                        atMost(load + P99, HOCUSPOCUS, 0.7),
                        atMost(load + P99, RELAY, 1.5)))
                .toList();
    }

    private static List<Target> highest() {
        return Stream.of("1x40", "10x40")
                .flatMap(load -> Stream.of(
                        atLeast(HIGHEST + load, Y_WEBSOCKET, 15),
                        atLeast(HIGHEST + load, HOCUSPOCUS, 4),
                        atLeast(HIGHEST + load, RELAY, 8)))
                .toList();
    }

    private static List<Target> joins() {
        return List.of(
                atMost(STORM, Y_WEBSOCKET, 0.35),
                atMost(STORM, HOCUSPOCUS, 0.2),
                atMost(STORM, RELAY, 1.3),
                atMost(COLD, Y_WEBSOCKET_LEVELDB, 0.2),
                atMost(COLD, HOCUSPOCUS_SQLITE, 0.2),
                atMost(WARM, Y_WEBSOCKET_LEVELDB, 0.3),
                atMost(WARM, HOCUSPOCUS_SQLITE, 0.2));
    }

    private static List<Target> idle() {
        return List.of(
                absolute("idle-memory", "kB", 16, r -> r.median(MANDALA, IDLE_MEMORY)),
                atMost(IDLE_MEMORY, HOCUSPOCUS, 1),
                atMost(IDLE_CPU, Y_WEBSOCKET, 0.3),
                atMost(IDLE_CPU, HOCUSPOCUS, 0.2),
                atMost(IDLE_CPU, RELAY, 0.5));
    }

    private static List<Target> safety() {
        return List.of(
                absolute("kill-promised-and-lost", "updates", 0, r -> r.total(MANDALA, KILL_LOST)),
                absolute("lost", "updates", 0, r -> r.total(MANDALA, LOST)),
                absolute("duplicated", "updates", 0, r -> r.total(MANDALA, DUPLICATED)),
                absolute("rooms-differing-from-yjs", "rooms", 0, r -> r.total(MANDALA, DIFFERING)));
    }

    private static Target atLeast(String metric, Contender to, double bound) {
        return new Target(name(metric, to), "x", true, bound, results -> results.ratio(metric, to));
    }

    private static Target atMost(String metric, Contender to, double bound) {
        return new Target(name(metric, to), "x", false, bound, results -> results.ratio(metric, to));
    }

    private static Target absolute(String name, String unit, double bound, Function<Results, OptionalDouble> value) {
        return new Target(name, unit, false, bound, value);
    }

    private static String name(String metric, Contender to) {
        return metric.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9@.]+", "-") + "-vs-" + to.label();
    }
}
