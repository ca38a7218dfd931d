package org.mandala.bench.docs;

import org.HdrHistogram.Histogram;

/** What arrived in one window of time. Lives on the generator's loop while it counts. */
final class Tally {
    private static final long LONGEST_US = 600_000_000L;
    private static final int DIGITS = 3;
    private static final long NS_PER_US = 1_000;
    private static final double US_PER_MS = 1_000;

    private final Histogram latencyUs = new Histogram(LONGEST_US, DIGITS);
    private long frames;
    private long bytes;
    private long duplicates;
    private long skipped;

    void delivered(long latencyNs) {
        latencyUs.recordValue(Math.min(LONGEST_US, Math.max(0, latencyNs / NS_PER_US)));
    }

    void frame(int length) {
        frames++;
        bytes += length;
    }

    void duplicate() {
        duplicates++;
    }

    /** Records that should have come before the one that just did. */
    void skipped(int records) {
        skipped += records;
    }

    void add(Tally other) {
        latencyUs.add(other.latencyUs);
        frames += other.frames;
        bytes += other.bytes;
        duplicates += other.duplicates;
        skipped += other.skipped;
    }

    long deliveries() {
        return latencyUs.getTotalCount();
    }

    double latencyMs(double percentile) {
        return latencyUs.getValueAtPercentile(percentile) / US_PER_MS;
    }

    double maxMs() {
        return latencyUs.getMaxValue() / US_PER_MS;
    }

    long frames() {
        return frames;
    }

    long bytes() {
        return bytes;
    }

    long duplicates() {
        return duplicates;
    }

    long skipped() {
        return skipped;
    }
}
