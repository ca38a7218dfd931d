package org.mandala.server.doc;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Applied;
import org.mandala.crdt.Doc;
import org.mandala.crdt.EntryGuard;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.UpdateGuard;
import org.mandala.crdt.Updates;
import org.mandala.crdt.YMap;
import org.mandala.crdt.sync.Frame;

/** The document itself, how many updates it has taken since it was loaded, and its encodings. */
final class Replica {
    private final Doc doc;
    private final EncodedDoc encoded;
    private final RecentClocks recent = new RecentClocks();
    private long place;
    private @Nullable StateVector stateVector;

    /** A document with all its stored updates applied. */
    Replica(Doc doc) {
        this.doc = doc;
        this.encoded = new EncodedDoc(doc);
    }

    /**
     * Applies an update.
     *
     * @throws org.mandala.crdt.encoding.InvalidUpdateException with nothing changed
     * @throws RefusedUpdate that of the guard, with nothing changed
     */
    Applied apply(byte[] update, Object origin, UpdateGuard guard) {
        Applied applied = doc.applyUpdate(update, origin, noting(guard));
        byte[] news = applied.update();
        if (news != null) {
            remember(news, news != update);
        }
        return applied;
    }

    /** Lets the guard decide, and notes what is new. */
    private UpdateGuard noting(UpdateGuard guard) {
        return new UpdateGuard() {
            @Override
            public void structs(long client, int from, int to, int known) {
                guard.structs(client, from, to, known);
                if (to > known) {
                    recent.add(place, client, known);
                }
            }

            @Override
            public void differs(long client, int clock) {
                guard.differs(client, clock);
            }

            @Override
            public @Nullable EntryGuard entries() {
                return guard.entries();
            }
        };
    }

    private void remember(byte[] news, boolean others) {
        if (others) {
            Updates.meta(news).from().forEach((client, clock) -> recent.add(place, client, clock));
        }
        place++;
        stateVector = null;
        encoded.changed(news);
    }

    /** How many updates brought news. */
    long place() {
        return place;
    }

    /** Whether an update would bring nothing new. */
    boolean contains(byte[] update) {
        return doc.snapshot().contains(update);
    }

    /** Whether a root map has this entry. */
    boolean has(String root, String key) {
        return doc.getMap(root).has(key);
    }

    /** A field of an entry of a root map; null where there is none, or the entry is no map. */
    @Nullable Object field(String root, String key, String field) {
        return doc.getMap(root).get(key) instanceof YMap entry ? entry.get(field) : null;
    }

    boolean hasPending() {
        return doc.hasPending();
    }

    Frame step1() {
        return new Frame.SyncStep1(stateVector());
    }

    /** The answer to step 1, to be released by the caller. */
    ByteBuf answer(StateVector known) {
        return encoded.since(known);
    }

    /** What somebody lacks who got everything before the update at {@code from}. */
    ByteBuf since(long from) {
        return encoded.since(before(from));
    }

    /** What it knew before the update at {@code from}, or less. */
    StateVector before(long from) {
        return recent.before(from, stateVector());
    }

    /** About how large it is when encoded, in bytes; never too little by more than an update's worth. */
    long bytes(long nowMs, long limit) {
        return encoded.bytes(nowMs, limit);
    }

    /** Gives back what has not been asked for lately, or all of it. */
    void forgetEncodings(boolean all) {
        encoded.forget(all);
    }

    private StateVector stateVector() {
        StateVector known = stateVector;
        if (known == null) {
            known = doc.stateVector();
            stateVector = known;
        }
        return known;
    }
}
