package org.mandala.server.practice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often any two people were together in a small group. */
public final class Met {
    /** In larger groups people do not meet as they do in a pair. */
    private static final int SMALL = 4;

    public static final Met NOBODY = new Met();

    private final Map<String, Integer> times = new HashMap<>();

    /** Counts a group in, if it is a small one. */
    public static Met of(List<List<String>> groups) {
        Met met = new Met();
        groups.stream().filter(group -> group.size() <= SMALL).forEach(met::count);
        return met;
    }

    int times(String one, String other) {
        return times.getOrDefault(key(one, other), 0);
    }

    private void count(List<String> group) {
        for (int i = 0; i < group.size(); i++) {
            for (int j = 0; j < i; j++) {
                times.merge(key(group.get(i), group.get(j)), 1, Integer::sum);
            }
        }
    }

    private static String key(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private Met() {}
}
