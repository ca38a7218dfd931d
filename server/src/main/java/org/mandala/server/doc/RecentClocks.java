package org.mandala.server.doc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.mandala.crdt.StateVector;

/**
 * Which clocks the latest updates of a document began at, so that its state vector at any of them can be told: what a slow reader has who
 * got all before that one.
 */
final class RecentClocks {
    /** A reader that is further behind gets the whole document: 96 kB remember half a minute of a very busy room. */
    private static final int KEPT = 4_096;

    private long[] clients = new long[16];
    private int[] clocks = new int[16];
    private long[] places = new long[16];
    /** Entries ever added; the last {@value #KEPT} of them are here, each at its number modulo the capacity. */
    private long added;

    /** The update at {@code place} brought structs of {@code client} from {@code clock} on. */
    void add(long place, long client, int clock) {
        if (added == clients.length && clients.length < KEPT) {
            grow();
        }
        int at = (int) (added++ % clients.length);
        places[at] = place;
        clients[at] = client;
        clocks[at] = clock;
    }

    private void grow() {
        int size = clients.length * 2;
        clients = Arrays.copyOf(clients, size);
        clocks = Arrays.copyOf(clocks, size);
        places = Arrays.copyOf(places, size);
    }

    /** What the document knew before the update at {@code place}, or less, given what it knows now. */
    StateVector before(long place, StateVector now) {
        if (isForgotten(place)) {
            return StateVector.EMPTY;
        }
        Map<Long, Integer> then = new HashMap<>(now.clocks());
        for (long i = added - 1; i >= Math.max(0, added - clients.length); i--) {
            int at = (int) (i % clients.length);
            if (places[at] < place) {
                break;
            }
            then.merge(clients[at], clocks[at], Math::min);
        }
        then.values().removeIf(clock -> clock == 0);
        return StateVector.of(then);
    }

    private boolean isForgotten(long place) {
        return added > clients.length && place <= places[(int) (added % clients.length)];
    }
}
