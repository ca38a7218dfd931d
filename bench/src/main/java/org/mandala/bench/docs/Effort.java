package org.mandala.bench.docs;

/**
 * How long to look: whole figures, or a quick look at whether all of it works. Windows are short and starts many, as starts of one server differ by
 * more than windows of one start.
 *
 * @param warmUpMs with each kind of load of a server on the JVM that was just started: under load its compilers take half of a slow core for some
 *     25 s, which is nothing of a server that runs for months; others get a quarter, and are done in two
 * @param stepWarmMs before each step of a search, and {@code stepMs} of each
 */
record Effort(long warmUpMs, long warmMs, long measureMs, long stepWarmMs, long stepMs, int refinements, long idleMs) {
    private static final Effort WHOLE = new Effort(30_000, 5_000, 4_000, 500, 1_500, 2, 15_000);
    private static final Effort QUICK = new Effort(5_000, 1_000, 4_000, 500, 1_500, 1, 15_000);

    static Effort of(boolean quick) {
        return quick ? QUICK : WHOLE;
    }
}
