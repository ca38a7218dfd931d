package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** What became of a received update. */
public final class Applied {
    static final Applied NOTHING = new Applied(null, false);

    private final byte @Nullable [] update;
    private final boolean pending;

    Applied(byte @Nullable [] update, boolean pending) {
        this.update = update;
        this.pending = pending;
    }

    /** Whether the document changed: false for what was known already, and for what has to wait. */
    public boolean changed() {
        return update != null;
    }

    /**
     * What to send to the others: the received array itself if the update went in whole and alone, else an encoding of what
     * changed. In an outer transaction, the received array; null if nothing changed.
     */
    public byte @Nullable [] update() {
        return update;
    }

    /**
     * Whether some of this update could not be integrated, because something before it is missing. Ask the peer again with a sync
     * step 1: that brings the missing part and, where the bound on pending bytes dropped it, this one.
     */
    public boolean pending() {
        return pending;
    }
}
