package org.mandala.bench.docs;

/**
 * How long to look: whole figures, or a quick look at whether all of it works.
 *
 * @param warmUpMs of a server that was just started
 * @param stepWarmMs before each step of a search, and {@code stepMs} of each
 */
record Effort(long warmUpMs, long warmMs, long measureMs, long stepWarmMs, long stepMs, int refinements, long idleMs) {
    private static final Effort WHOLE = new Effort(15_000, 2_000, 12_000, 1_000, 3_000, 3, 30_000);
    private static final Effort QUICK = new Effort(5_000, 1_000, 4_000, 500, 1_500, 1, 16_000);

    static Effort of(boolean quick) {
        return quick ? QUICK : WHOLE;
    }
}
