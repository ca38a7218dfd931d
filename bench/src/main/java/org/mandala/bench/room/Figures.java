package org.mandala.bench.room;

import java.util.Locale;

/** What was measured, in lines. */
final class Figures {
    private Figures() {}

    static void atMost(String name, double value, String unit, double most) {
        System.out.printf(
                Locale.ROOT,
                "figure %s %s %s target <=%s %s%n",
                name,
                number(value),
                unit,
                number(most),
                value <= most ? "ok" : "short");
    }

    static void note(String format, Object... values) {
        System.out.printf(Locale.ROOT, "  " + format + "%n", values);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
