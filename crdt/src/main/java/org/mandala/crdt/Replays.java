package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Makes the changes that types were asked for before they became part of a document: each with all that it sets off, before the
 * next. Without recursion, since a copy of a type nests as deep as that does.
 */
final class Replays {
    private final Deque<Iterator<Runnable>> open = new ArrayDeque<>();
    private boolean running;

    /** Makes {@code changes} and then {@code rest}; when a replay calls this, as soon as what it is at is done. */
    void run(List<Runnable> changes, Runnable rest) {
        open.push(List.of(rest).iterator());
        open.push(changes.iterator());
        if (!running) {
            runAll();
        }
    }

    private void runAll() {
        running = true;
        try {
            for (Iterator<Runnable> next = open.peek(); next != null; next = open.peek()) {
                if (next.hasNext()) {
                    next.next().run();
                } else {
                    open.pop();
                }
            }
        } finally {
            running = false;
            open.clear();
        }
    }
}
