package org.mandala.server.doc.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** A clock that moves only from one thing to the next. What is due in the same millisecond runs in an order drawn from the seed. */
final class VirtualTime {
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private final Random random;
    private long nowMs = 1_000_000;
    private long count;

    VirtualTime(Random random) {
        this.random = random;
    }

    long nowMs() {
        return nowMs;
    }

    /** Runs {@code work} after {@code ms}; the result cancels it. */
    Runnable after(long ms, Runnable work) {
        return put(nowMs + ms, random.nextInt(1 << 20), work);
    }

    /** As {@link #after} at a given time, after what was put there before: for what must keep its order. */
    void inOrder(long at, Runnable work) {
        put(Math.max(at, nowMs), 1 << 21, work);
    }

    private Runnable put(long at, long order, Runnable work) {
        Due entry = new Due(at, (order << 32) | count++, work);
        due.add(entry);
        return () -> due.remove(entry);
    }

    void runUntil(long atMs) {
        while (!due.isEmpty() && due.peek().at <= atMs) {
            Due next = due.poll();
            nowMs = next.at;
            next.work.run();
        }
        nowMs = atMs;
    }

    private static final class Due {
        private final long at;
        private final long order;
        private final Runnable work;

        Due(long at, long order, Runnable work) {
            this.at = at;
            this.order = order;
            this.work = work;
        }

        long at() {
            return at;
        }

        long order() {
            return order;
        }
    }
}
