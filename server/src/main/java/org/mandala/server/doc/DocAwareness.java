package org.mandala.server.doc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.Json;
import org.mandala.crdt.encoding.Utf8;

/**
 * Cursors and names of the members of one document. Rules D8, D9, D18 to D20: an id belongs to the connection that announced it alone, what
 * others send of it are echoes and not looked into, and clocks towards others are the server's own, so that a client that comes
 * back with an old clock is seen at once.
 */
final class DocAwareness {
    /** A client that left may be echoed by others for as long as their lines are slow. */
    private static final long REMEMBER_GONE_MS = 60_000;

    private static final byte[] NO_STATE = {'n', 'u', 'l', 'l'};

    private final LongSupplier nowMs;
    private final Map<Long, State> states = new LinkedHashMap<>();
    private final Map<Long, State> gone = new HashMap<>();
    private final List<State> changed = new ArrayList<>();

    DocAwareness(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    /** What one client says of itself. */
    static final class State {
        private final long id;
        private Seat holder;
        private long inClock = -1;
        /** Clocks given to it towards others: from the first one that is remembered to the last. */
        private long firstOut;

        private long lastOut;
        private byte[] json = NO_STATE;
        private boolean isChanged;
        private boolean isRenewed;

        private State(long id, Seat holder) {
            this.id = id;
            this.holder = holder;
        }

        long id() {
            return id;
        }

        Seat holder() {
            return holder;
        }

        long clock() {
            return lastOut;
        }

        /** As it came, in UTF-8. */
        byte[] json() {
            return json;
        }

        boolean isPresent() {
            return json != NO_STATE;
        }

        /** What was sent to others comes back with the clock that it was sent with. */
        private boolean echoes(long clock) {
            return lastOut > 0 && clock >= firstOut && clock <= lastOut;
        }
    }

    /**
     * Takes what is news of the member's own id.
     *
     * @return whether there is something to tell the others
     * @throws org.mandala.crdt.encoding.InvalidUpdateException if it is malformed
     */
    boolean receive(Seat from, byte[] update) {
        ByteReader in = new ByteReader(update);
        long count = in.readVarUint();
        boolean news = false;
        for (long left = count; left > 0; left--) {
            long id = in.readVarUint();
            long clock = in.readVarUint();
            int start = in.skipVarBytes();
            State own = ownState(from, id, clock, count == 1);
            news |= own != null && apply(own, clock, update, start, in.position());
        }
        if (in.hasMore()) {
            throw in.error("bytes after the end of the awareness update");
        }
        return news;
    }

    /** The member is gone; returns whether there is a removal to tell the others. */
    boolean leave(Seat seat) {
        State state = seat.presence;
        if (state == null) {
            return false;
        }
        seat.presence = null;
        boolean wasPresent = state.isPresent();
        state.json = NO_STATE;
        states.remove(state.id);
        gone.put(state.id, state);
        if (wasPresent) {
            change(state);
        }
        return wasPresent;
    }

    /** What changed since this was last asked, with clocks of its own. */
    List<State> takeChanged() {
        List<State> taken = List.copyOf(changed);
        taken.forEach(state -> state.isChanged = false);
        changed.clear();
        return renewed(taken);
    }

    /** What clients renewed without a change since this was last asked: their word that they are still here. */
    List<State> takeRenewed() {
        long now = nowMs.getAsLong();
        gone.values().removeIf(state -> now - state.lastOut > REMEMBER_GONE_MS);
        List<State> taken = new ArrayList<>();
        for (State state : states.values()) {
            if (state.isRenewed && !state.isChanged && state.isPresent()) {
                taken.add(state);
            }
            state.isRenewed = false;
        }
        return renewed(taken);
    }

    /** All present states, whoever asks. */
    List<State> present() {
        return states.values().stream().filter(State::isPresent).toList();
    }

    /** All present states but the asker's own. */
    List<State> statesFor(Seat asker) {
        List<State> others = states.values().stream()
                .filter(state -> state.isPresent() && state != asker.presence)
                .toList();
        // What was not told yet has no clock yet that goes with it.
        others.stream().filter(state -> state.isChanged).forEach(this::stamp);
        return others;
    }

    /** Only an update with exactly one entry can be a client speaking of itself; more are echoes of others. */
    private @Nullable State ownState(Seat from, long id, long clock, boolean alone) {
        State own = from.presence;
        if (own != null) {
            return own.id == id ? own : null;
        }
        return alone ? claim(from, id, clock) : null;
    }

    private @Nullable State claim(Seat from, long id, long clock) {
        State known = states.getOrDefault(id, gone.get(id));
        if (known != null && known.echoes(clock)) {
            return null;
        }
        if (known != null
                && states.containsKey(id)
                && !known.holder.member.account().equals(from.member.account())) {
            return null;
        }
        State state = known == null ? new State(id, from) : takeOver(known, from);
        gone.remove(id);
        states.put(id, state);
        from.presence = state;
        return state;
    }

    /** A client that is back on a new line before the old one was known to be dead. */
    private static State takeOver(State state, Seat from) {
        if (state.holder.presence == state) {
            state.holder.presence = null;
        }
        state.holder = from;
        state.inClock = -1;
        return state;
    }

    private boolean apply(State state, long clock, byte[] bytes, int start, int end) {
        boolean isGone = isNoState(bytes, start, end);
        if (clock < state.inClock || (clock == state.inClock && !isGone)) {
            return false;
        }
        state.inClock = clock;
        state.isRenewed = true;
        if (Arrays.equals(state.json, 0, state.json.length, bytes, start, end)) {
            return false;
        }
        state.json = isGone ? NO_STATE : checked(bytes, start, end);
        change(state);
        return true;
    }

    private static boolean isNoState(byte[] bytes, int start, int end) {
        return Arrays.equals(NO_STATE, 0, NO_STATE.length, bytes, start, end);
    }

    private static byte[] checked(byte[] bytes, int start, int end) {
        boolean isNull = Json.parse(Utf8.decode(bytes, start, end)) == null;
        return isNull ? NO_STATE : Arrays.copyOfRange(bytes, start, end);
    }

    private void change(State state) {
        if (!state.isChanged) {
            state.isChanged = true;
            changed.add(state);
        }
    }

    private List<State> renewed(List<State> told) {
        told.forEach(this::stamp);
        return told;
    }

    private void stamp(State state) {
        state.lastOut = Math.max(state.lastOut + 1, nowMs.getAsLong());
        state.firstOut = state.firstOut == 0 ? state.lastOut : state.firstOut;
    }
}
