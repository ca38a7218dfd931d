package org.mandala.crdt;

import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The structs of a document by client. Clients are listed highest id first, as they are written; sorted when that is asked for. */
final class StructStore {
    /** Odd and drawn anew by each process, so that nobody can choose client ids that all fall into one place. */
    private static final long SPREAD = new SecureRandom().nextLong() | 1;

    private ClientStructs[] sorted = new ClientStructs[4];
    private int size;
    private boolean outOfOrder;
    /** Open addressing by client id. */
    private @Nullable ClientStructs[] table = new @Nullable ClientStructs[8];

    private @Nullable ClientStructs lastFound;

    /** Number of clients known; some may have no structs. */
    int size() {
        return size;
    }

    ClientStructs client(int i) {
        if (outOfOrder) {
            Arrays.sort(sorted, 0, size, (a, b) -> Long.compare(b.id, a.id));
            outOfOrder = false;
        }
        return sorted[i];
    }

    @Nullable ClientStructs find(long id) {
        ClientStructs hint = lastFound;
        if (hint != null && hint.id == id) {
            return hint;
        }
        ClientStructs found = table[slot(id, table)];
        if (found != null) {
            lastFound = found;
        }
        return found;
    }

    ClientStructs ensure(long id) {
        ClientStructs known = find(id);
        return known == null ? add(new ClientStructs(id)) : known;
    }

    int state(long id) {
        ClientStructs known = find(id);
        return known == null ? 0 : known.state();
    }

    private ClientStructs add(ClientStructs client) {
        if (size * 2 >= table.length) {
            rehash();
        }
        table[slot(client.id, table)] = client;
        append(client);
        return client;
    }

    private void rehash() {
        @Nullable ClientStructs[] wider = new @Nullable ClientStructs[table.length * 2];
        for (int i = 0; i < size; i++) {
            wider[slot(sorted[i].id, wider)] = sorted[i];
        }
        table = wider;
    }

    private static int slot(long id, @Nullable ClientStructs[] table) {
        int slot = (int) ((id * SPREAD) >>> (Long.numberOfLeadingZeros(table.length) + 1));
        for (ClientStructs held = table[slot]; held != null && held.id != id; held = table[slot]) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void append(ClientStructs client) {
        if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, size * 2);
        }
        outOfOrder |= size > 0 && sorted[size - 1].id < client.id;
        sorted[size++] = client;
    }

    int structCount() {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += sorted[i].count();
        }
        return count;
    }
}
