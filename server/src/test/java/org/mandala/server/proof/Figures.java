package org.mandala.server.proof;

import java.util.List;
import java.util.Locale;

/** The last lines of a measuring command. */
final class Figures {
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

    private static void tell(String name, double value, String unit, double target, boolean reached) {
        System.out.printf(
                Locale.ROOT,
                "figure %s %.2f %s target %s %s%n",
                name,
                value,
                unit,
                target == Math.rint(target) ? String.valueOf((long) target) : String.valueOf(target),
                reached ? "ok" : "short");
    }

    private Figures() {}
}
