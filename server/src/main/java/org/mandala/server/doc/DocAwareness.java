package org.mandala.server.doc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.sync.AwarenessUpdate.Entry;

/**
 * Cursors and names of the members of one document. Rules D8 and D9: an id belongs to the connection that first
 * announced it alone, echoes of other ids are dropped by looking at the id only, and clocks towards others are the server's own, so
 * that a client that comes back with an old clock is seen at once.
 */
final class DocAwareness {
    private final LongSupplier nowMs;
    private final Map<Long, State> states = new LinkedHashMap<>();
    private final Map<Member, Long> idOf = new HashMap<>();

    DocAwareness(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    /** Takes what is news of the member's own id; the result is what to tell the others, or null for nothing. */
    @Nullable Entry receive(Member from, List<Entry> entries) {
        Long own = idOf.get(from);
        if (own == null) {
            own = claim(from, entries);
        }
        for (Entry entry : entries) {
            if (own != null && entry.clientId() == own) {
                return apply(entry);
            }
        }
        return null;
    }

    /** The member is gone; the result is the removal to tell the others, or null if it never announced itself. */
    @Nullable Entry leave(Member member) {
        Long id = idOf.remove(member);
        if (id == null) {
            return null;
        }
        State state = states.remove(id);
        return state == null || state.json == null ? null : new Entry(id, state.outClock, null);
    }

    /** All present states but the asker's own. */
    List<Entry> statesFor(Member asker) {
        Long own = idOf.get(asker);
        List<Entry> entries = new ArrayList<>();
        states.forEach((id, state) -> {
            if (!id.equals(own) && state.json != null) {
                entries.add(new Entry(id, state.outClock, state.json));
            }
        });
        return entries;
    }

    /** Only an update with exactly one entry can be a client speaking of itself; more are echoes of others. */
    private @Nullable Long claim(Member from, List<Entry> entries) {
        if (entries.size() != 1 || states.containsKey(entries.get(0).clientId())) {
            return null;
        }
        long id = entries.get(0).clientId();
        idOf.put(from, id);
        states.put(id, new State());
        return id;
    }

    private @Nullable Entry apply(Entry entry) {
        State state = states.computeIfAbsent(entry.clientId(), id -> new State());
        boolean newer = entry.clock() > state.inClock || (entry.clock() == state.inClock && entry.json() == null);
        if (!newer) {
            return null;
        }
        state.inClock = entry.clock();
        state.json = entry.json();
        state.outClock = Math.max(state.outClock + 1, nowMs.getAsLong());
        return new Entry(entry.clientId(), state.outClock, entry.json());
    }

    private static final class State {
        private long inClock = -1;
        private long outClock;
        private @Nullable String json;
    }
}
