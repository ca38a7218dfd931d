package org.mandala.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How long a thing took at each of several times, against what is promised. */
final class Spans {
    /** How often each fault is tried: once in {@code make test}, where the machine may be busy with anything, so that only what happens is held to and not when. */
    static final int RUNS = Integer.getInteger("runs", 1);

    private final String name;
    private final long targetMs;
    private final List<Long> all = new ArrayList<>();

    Spans(String name, long targetMs) {
        this.name = name;
        this.targetMs = targetMs;
    }

    static long now() {
        return System.nanoTime();
    }

    /** It has taken from then until now. */
    void since(long then) {
        all.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - then));
    }

    /** Tells the figures; in a long run the longest has to be within what is promised. */
    void tell() {
        List<Long> sorted = all.stream().sorted().toList();
        long longest = sorted.get(sorted.size() - 1);
        line("p50", sorted.get(sorted.size() / 2));
        line("max", longest);
        if (RUNS > 1) {
            assertThat(longest).as(name).isLessThanOrEqualTo(targetMs);
        }
    }

    private void line(String what, long ms) {
        System.out.printf(
                Locale.ROOT,
                "figure %s.%s %d ms target %d %s%n",
                name,
                what,
                ms,
                targetMs,
                ms <= targetMs ? "ok" : "short");
    }
}
