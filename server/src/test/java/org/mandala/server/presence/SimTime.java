package org.mandala.server.presence;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that moves only from one thing to the next. */
final class SimTime {
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long nowMs = 1_000_000;
    private long count;

    private record Due(long at, long order, Runnable work) {}

    long nowMs() {
        return nowMs;
    }

    Runnable after(long ms, Runnable work) {
        Due entry = new Due(nowMs + ms, count++, work);
        due.add(entry);
        return () -> due.remove(entry);
    }

    void runFor(long ms) {
        long until = nowMs + ms;
        while (!due.isEmpty() && due.peek().at() <= until) {
            Due next = due.remove();
            nowMs = next.at();
            next.work().run();
        }
        nowMs = until;
    }
}
