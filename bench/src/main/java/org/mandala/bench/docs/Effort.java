package org.mandala.bench.docs;

/**
 * How long to look: whole figures, or a quick look at whether all of it works. Windows are short and starts many, as starts of one server differ by
 * more than windows of one start.
 *
 * @param warmUpMs of a server on the JVM that was just started, which compiles what it does often; others get a quarter
 * @param stepWarmMs before each step of a search, and {@code stepMs} of each
 */
record Effort(long warmUpMs, long warmMs, long measureMs, long stepWarmMs, long stepMs, int refinements, long idleMs) {
    private static final Effort WHOLE = new Effort(15_000, 5_000, 4_000, 500, 1_500, 2, 15_000);
    private static final Effort QUICK = new Effort(5_000, 1_000, 4_000, 500, 1_500, 1, 15_000);

    static Effort of(boolean quick) {
        return quick ? QUICK : WHOLE;
    }
}
