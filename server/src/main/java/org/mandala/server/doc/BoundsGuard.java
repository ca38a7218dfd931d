package org.mandala.server.doc;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.EntryGuard;
import org.mandala.crdt.UpdateGuard;
import org.mandala.server.protocol.Close;

/**
 * Lets in an update that stays within its sender's {@link Bounds}: whatever it changes lies where they may write, both before and after it. What
 * hangs on something that has not come is not kept waiting, since nobody would look at it later: its sender syncs again.
 */
final class BoundsGuard implements UpdateGuard, EntryGuard {
    private final UpdateGuard guard;
    private final Replica replica;
    private final Bounds bounds;
    private final Set<String> touched = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> placed = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> unset = new HashSet<>();

    BoundsGuard(UpdateGuard guard, Replica replica, Bounds bounds) {
        this.guard = guard;
        this.replica = replica;
        this.bounds = bounds;
    }

    @Override
    public void structs(long client, int from, int to, int known) {
        guard.structs(client, from, to, known);
    }

    @Override
    public void differs(long client, int clock) {
        guard.differs(client, clock);
    }

    @Override
    public EntryGuard entries() {
        return this;
    }

    @Override
    public void written(String root, @Nullable String key, @Nullable String field, @Nullable Object value) {
        if (!root.equals(bounds.root()) || key == null) {
            return;
        }
        touched.add(key);
        if (field == null) {
            made.add(key);
        } else if (field.equals(bounds.field())) {
            placed.add(key);
            require(value);
        }
    }

    @Override
    public void deleted(String root, @Nullable String key, @Nullable String field) {
        if (!root.equals(bounds.root()) || key == null) {
            return;
        }
        touched.add(key);
        if (field == null) {
            gone.add(key);
        } else if (field.equals(bounds.field())) {
            unset.add(key);
        }
    }

    @Override
    public void unplaced() {
        throw new RefusedUpdate(Close.RESYNC);
    }

    @Override
    public void end() {
        for (String key : touched) {
            if (replica.has(bounds.root(), key)) {
                require(replica.field(bounds.root(), key, bounds.field()));
            }
            boolean loses = unset.contains(key) && !gone.contains(key);
            if ((made.contains(key) || loses) && !placed.contains(key)) {
                require(null);
            }
        }
    }

    private void require(@Nullable Object value) {
        if (!bounds.admits().test(value)) {
            throw new RefusedUpdate(Close.KEPT_FOR_OTHERS);
        }
    }
}
