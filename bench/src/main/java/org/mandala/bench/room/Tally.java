package org.mandala.bench.room;

import org.HdrHistogram.Histogram;

/** What was sent and heard in one window of time. Lives on the crowd's loop while it counts. */
final class Tally {
    private static final long LONGEST_US = 120_000_000;
    private static final int DIGITS = 3;
    private static final double US_PER_MS = 1_000;
    private static final long NS_PER_US = 1_000;

    private final Histogram lagUs = new Histogram(LONGEST_US, DIGITS);
    private long bytes;
    private long expected;

    void bytes(int count) {
        bytes += count;
    }

    /** An order was given that so many screens will hear of. */
    void given(int screens) {
        expected += screens;
    }

    void heard(long givenAtNs) {
        long us = (System.nanoTime() - givenAtNs) / NS_PER_US;
        lagUs.recordValue(Math.min(LONGEST_US, Math.max(0, us)));
    }

    long bytes() {
        return bytes;
    }

    long heard() {
        return lagUs.getTotalCount();
    }

    long missing() {
        return expected - heard();
    }

    /** What is missing, or was heard without having been counted: either spoils the count. */
    long uncounted() {
        return Math.abs(missing());
    }

    double lagMs(double percentile) {
        return lagUs.getValueAtPercentile(percentile) / US_PER_MS;
    }
}
