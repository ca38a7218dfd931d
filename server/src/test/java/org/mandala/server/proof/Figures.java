package org.mandala.server.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The last lines of a measuring command. */
final class Figures {
    private static final Map<String, Double> TOLD = new HashMap<>();
    private static final List<String> ROWS = new ArrayList<>();

    /** At most so much is wanted. */
    static void most(String name, double value, String unit, double target) {
        tell(name, value, unit, target, value <= target);
    }

    /** At least so much is wanted. */
    static void least(String name, double value, String unit, double target) {
        tell(name, value, unit, target, value >= target);
    }

    /** The median, and what 99 of 100 do not pass. */
    static void spread(String name, List<Double> all, String unit, double target) {
        List<Double> sorted = all.stream().sorted().toList();
        most(name + ".p50", sorted.get(sorted.size() / 2), unit, target);
        most(name + ".p99", sorted.get(sorted.size() * 99 / 100), unit, target);
    }

    static double median(List<Double> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    /** One that was told. */
    static double value(String name) {
        Double value = TOLD.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " was not measured");
        }
        return value;
    }

    /** All that were told, as a table. */
    static String table() {
        return "| figure | | target | |\n|---|---|---|---|\n" + String.join("\n", ROWS) + "\n";
    }

    private static void tell(String name, double value, String unit, double target, boolean reached) {
        TOLD.put(name, value);
        String wanted = target == Math.rint(target) ? String.valueOf((long) target) : String.valueOf(target);
        String verdict = reached ? "ok" : "short";
        ROWS.add(String.format(Locale.ROOT, "| %s | %.2f %s | %s | %s |", name, value, unit, wanted, verdict));
        System.out.printf(Locale.ROOT, "figure %s %.2f %s target %s %s%n", name, value, unit, wanted, verdict);
    }

    private Figures() {}
}
