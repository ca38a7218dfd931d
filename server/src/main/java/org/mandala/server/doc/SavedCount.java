package org.mandala.server.doc;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many of one connection's document messages are stored. Rule D6. Each message waits for a place in the document's
 * log; a deletion moves no state vector, so that only a count can tell the truth.
 */
final class SavedCount {
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private long received;
    private boolean refused;

    /** The next message is stored as soon as {@code place} entries of the log are. */
    void received(long place) {
        received++;
        if (!refused) {
            waiting.add(new Entry(received, place, false));
        }
    }

    /** The next message waits for parts that are missing; it and all after it are not saved until {@link #complete}. */
    void receivedIncomplete() {
        received++;
        if (!refused) {
            waiting.add(new Entry(received, 0, true));
        }
    }

    /** The next message was refused: it is never saved, nor is any after it. */
    void refused() {
        received++;
        refused = true;
    }

    /** Nothing waits for missing parts any more, and all of it is among the first {@code place} entries of the log. */
    void complete(long place) {
        waiting.forEach(entry -> {
            if (entry.incomplete) {
                entry.incomplete = false;
                entry.place = place;
            }
        });
    }

    /** The number of messages that became saved by {@code stored} entries of the log, or 0 if there is nothing new to say. */
    long savedBy(long stored) {
        long saved = 0;
        while (!waiting.isEmpty() && waiting.peek().isSavedBy(stored)) {
            saved = waiting.remove().number;
        }
        return saved;
    }

    private static final class Entry {
        private final long number;
        private long place;
        private boolean incomplete;

        Entry(long number, long place, boolean incomplete) {
            this.number = number;
            this.place = place;
            this.incomplete = incomplete;
        }

        boolean isSavedBy(long stored) {
            return !incomplete && place <= stored;
        }
    }
}
