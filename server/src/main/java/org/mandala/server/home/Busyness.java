package org.mandala.server.home;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How much of the time a thread works, looked at no more often than ten times a second. */
final class Busyness {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LOOK_EVERY_NS = 100_000_000;

    private final long thread;
    private long lookedNs;
    private long cpuNs;
    private boolean busy;

    Busyness(Thread thread) {
        this.thread = thread.getId();
    }

    /** Whether it worked for more than half of the time between the last two looks. */
    boolean isBusy(long nowNs) {
        if (nowNs - lookedNs >= LOOK_EVERY_NS) {
            long now = THREADS.getThreadCpuTime(thread);
            busy = 2 * (now - cpuNs) > nowNs - lookedNs;
            cpuNs = now;
            lookedNs = nowNs;
        }
        return busy;
    }
}
