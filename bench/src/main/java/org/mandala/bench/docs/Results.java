package org.mandala.bench.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What was measured, by server and metric, one value for each start. */
final class Results {
    private final Map<Contender, Map<String, List<Double>>> values = new EnumMap<>(Contender.class);

    void add(Contender contender, String metric, double value) {
        values.computeIfAbsent(contender, any -> new TreeMap<>())
                .computeIfAbsent(metric, any -> new ArrayList<>())
                .add(value);
    }

    /** The median over all starts, if there is any. */
    OptionalDouble median(Contender contender, String metric) {
        List<Double> found = of(contender, metric);
        return found.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(found));
    }

    /** The sum over all starts and metrics that begin so: of what must not happen even once. */
    OptionalDouble total(Contender contender, String prefix) {
        List<Double> found = values.getOrDefault(contender, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        return found.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        found.stream().mapToDouble(Double::doubleValue).sum());
    }

    /** Median of ours over median of theirs. */
    OptionalDouble ratio(String metric, Contender to) {
        OptionalDouble ours = median(Contender.MANDALA, metric);
        OptionalDouble theirs = median(to, metric);
        return ours.isPresent() && theirs.isPresent() && theirs.getAsDouble() > 0
                ? OptionalDouble.of(ours.getAsDouble() / theirs.getAsDouble())
                : OptionalDouble.empty();
    }

    private List<Double> of(Contender contender, String metric) {
        return values.getOrDefault(contender, Map.of()).getOrDefault(metric, List.of());
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
