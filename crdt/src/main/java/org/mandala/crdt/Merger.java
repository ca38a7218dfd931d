package org.mandala.crdt;

import java.util.List;

/** Joins neighbouring structs after a transaction, in Yjs' order, on which the bytes of the encoded document depend. */
final class Merger {
    private Merger() {}

    static void merge(Transaction transaction) {
        mergeDeleted(transaction);
        mergeAdded(transaction);
        mergeCandidates(transaction);
    }

    /** Leaves out what is new: {@link #mergeAdded} looks at all of that. */
    private static void mergeDeleted(Transaction transaction) {
        DeleteSet deletes = transaction.deletes;
        for (int i = deletes.size() - 1; i >= 0; i--) {
            ClientStructs client = transaction.doc().store().find(deletes.client(i));
            if (client != null && deletes.clock(i) < transaction.before(client)) {
                mergeRange(client, deletes.clock(i), deletes.end(i) - 1);
            }
        }
    }

    private static void mergeRange(ClientStructs client, int from, int last) {
        long end = client.seek(last);
        long behind = client.after(end);
        mergeDownTo(client, behind < 0 ? end : behind, from);
    }

    /** Merges leftwards from {@code start} for as long as structs start at {@code leastClock} or later. */
    private static void mergeDownTo(ClientStructs client, long start, int leastClock) {
        long at = start;
        while (client.before(at) >= 0 && client.at(at).clock >= leastClock) {
            long survivor = client.mergeLeft(at);
            at = client.before(survivor);
            if (at < 0) {
                return;
            }
        }
    }

    private static void mergeAdded(Transaction transaction) {
        for (int i = 0; i < transaction.touchedCount(); i++) {
            ClientStructs client = transaction.touched(i);
            int before = transaction.before(i);
            if (client.state() > before) {
                int least = client.at(client.seek(before)).clock;
                mergeDownTo(client, client.lastPosition(), least);
            }
        }
    }

    private static void mergeCandidates(Transaction transaction) {
        List<Struct> candidates = transaction.mergeCandidates();
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Struct candidate = candidates.get(i);
            mergeAround(candidate.client, candidate.clock);
        }
    }

    private static void mergeAround(ClientStructs client, int clock) {
        long at = client.seek(clock);
        long behind = client.after(at);
        if (behind >= 0) {
            int count = client.count();
            client.mergeLeft(behind);
            if (count - client.count() > 1) {
                return;
            }
        }
        client.mergeLeft(client.seek(clock));
    }
}
