package org.mandala.crdt.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.Json;

/**
 * Who is there and what they show of themselves. Not part of the document and never stored. Clocks outlive states, so that a late
 * message cannot bring back who has left.
 */
public final class Awareness {
    /** A state that was not renewed for this long is dropped, in milliseconds; clients renew every 15 s. */
    public static final long OUTDATED_MS = 30_000;

    private final long clientId;
    private final LongSupplier nowMs;
    private final Map<Long, String> states = new LinkedHashMap<>();
    private final Map<Long, Meta> metas = new LinkedHashMap<>();

    private record Meta(long clock, long updatedAtMs) {}

    /**
     * What an update did.
     *
     * @param added clients never heard of before
     * @param updated clients that changed or renewed their state
     * @param removed clients that have left
     * @param changed those of {@code updated} whose state is another value than before
     */
    public record Change(List<Long> added, List<Long> updated, List<Long> removed, List<Long> changed) {
        /** Whether nothing was accepted. */
        public boolean isEmpty() {
            return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
        }
    }

    /**
     * Nobody is there yet.
     *
     * @param clientId the id of the local state
     * @param nowMs the current time in milliseconds, from any origin
     */
    public Awareness(long clientId, LongSupplier nowMs) {
        this.clientId = clientId;
        this.nowMs = nowMs;
    }

    /** Accepts the entries that are newer than what is known. */
    public Change apply(AwarenessUpdate update) {
        Change change = new Change(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (AwarenessUpdate.Entry entry : update.entries()) {
            if (isNews(entry)) {
                accept(entry, change);
            }
        }
        return change;
    }

    private boolean isNews(AwarenessUpdate.Entry entry) {
        long known = clock(entry.clientId());
        return entry.clock() > known
                || (entry.clock() == known && entry.json() == null && states.containsKey(entry.clientId()));
    }

    private void accept(AwarenessUpdate.Entry entry, Change change) {
        long id = entry.clientId();
        String json = entry.json();
        boolean isNew = !metas.containsKey(id);
        boolean keepsOwn = json == null && id == clientId && states.containsKey(id);
        metas.put(id, new Meta(keepsOwn ? after(entry.clock()) : entry.clock(), nowMs.getAsLong()));
        if (json == null) {
            remove(id, isNew, keepsOwn, change);
            return;
        }
        String before = states.put(id, json);
        (isNew ? change.added() : change.updated()).add(id);
        if (!isNew && !sameValue(before, json)) {
            change.changed().add(id);
        }
    }

    /** Others can claim any clock for an id; past the greatest there is none that could be sent. */
    private static long after(long clock) {
        return Math.min(clock + 1, ByteReader.MAX_SAFE_INTEGER);
    }

    private void remove(long id, boolean isNew, boolean keepsOwn, Change change) {
        if (!keepsOwn) {
            states.remove(id);
        }
        if (!isNew) {
            change.removed().add(id);
        }
    }

    private static boolean sameValue(@Nullable String before, String json) {
        return before != null && (before.equals(json) || Objects.equals(Json.parse(before), Json.parse(json)));
    }

    /** Sets or, with null, removes the local state; its clock grows. */
    public void setLocalState(@Nullable String json) {
        Meta known = metas.get(clientId);
        metas.put(clientId, new Meta(known == null ? 0 : after(known.clock()), nowMs.getAsLong()));
        if (json == null) {
            states.remove(clientId);
        } else {
            states.put(clientId, json);
        }
    }

    /** Drops the states of others that were not renewed for {@link #OUTDATED_MS}; returns whose. */
    public List<Long> removeOutdated() {
        long now = nowMs.getAsLong();
        List<Long> outdated = new ArrayList<>();
        metas.forEach((id, meta) -> {
            if (id != clientId && states.containsKey(id) && now - meta.updatedAtMs() >= OUTDATED_MS) {
                outdated.add(id);
            }
        });
        outdated.forEach(states::remove);
        return outdated;
    }

    /** The present states by client id, as JSON text. */
    public Map<Long, String> states() {
        return Collections.unmodifiableMap(states);
    }

    /** The last clock heard of a client, 0 if none. */
    public long clock(long id) {
        Meta meta = metas.get(id);
        return meta == null ? 0 : meta.clock();
    }

    /** The ids that a clock is known for, present or not. */
    public Collection<Long> knownIds() {
        return Collections.unmodifiableSet(metas.keySet());
    }

    /** What is known of these clients, to be sent. */
    public AwarenessUpdate update(Collection<Long> ids) {
        List<AwarenessUpdate.Entry> entries = new ArrayList<>();
        for (long id : ids) {
            entries.add(new AwarenessUpdate.Entry(id, clock(id), states.get(id)));
        }
        return new AwarenessUpdate(entries);
    }
}
