package org.mandala.server.doc;

import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Applied;
import org.mandala.crdt.UpdateGuard;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.Config.Limits;
import org.mandala.server.protocol.Close;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a change into a document: decode and validate whole, apply, tell the others, store, say "saved". What may
 * not come in is refused in words, or its connection ended; nothing has changed then.
 */
final class Taking {
    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

    private final String id;
    private final Replica replica;
    private final Saving saving;
    private final Gathering gathering;
    private final ClientIds clientIds;
    private final Waiting waiting;
    private final Limits limits;
    private final LongSupplier nowMs;
    private final BiConsumer<Seat, Close> end;
    private boolean warned;

    /** {@code end} takes a member out of the document and closes its connection, after what it was sent before. */
    Taking(
            String id,
            Replica replica,
            Saving saving,
            Gathering gathering,
            ClientIds clientIds,
            Waiting waiting,
            Limits limits,
            LongSupplier nowMs,
            BiConsumer<Seat, Close> end) {
        this.id = id;
        this.replica = replica;
        this.saving = saving;
        this.gathering = gathering;
        this.clientIds = clientIds;
        this.waiting = waiting;
        this.limits = limits;
        this.nowMs = nowMs;
        this.end = end;
    }

    /** An answer to step 1. A client that may only read answers as well; nothing is taken from it. */
    void answered(Seat from, byte[] update) {
        if (from.member.mayWrite() && !saving.isDamaged()) {
            take(from, update, clientIds.answer(from));
        }
    }

    void changed(Seat from, byte[] update) {
        if (saving.isDamaged()) {
            refuse(from, "this document is damaged and takes no changes");
        } else if (from.member.mayWrite()) {
            take(from, update, clientIds.live(from));
        } else {
            refuse(from, "you may read this document, but not change it");
        }
    }

    /** A change that the server itself made. */
    void own(byte[] update) {
        if (!saving.isDamaged()) {
            tell(null, replica.apply(update, this, UpdateGuard.NONE).update());
        }
    }

    /** What another node has stored: told here, and not stored again. */
    void fromElsewhere(byte[] update) {
        byte[] news = replica.apply(update, this, UpdateGuard.NONE).update();
        if (news != null) {
            gathering.add(null, news);
        }
    }

    void leave(Seat seat) {
        clientIds.leave(seat);
        waiting.leave(seat);
    }

    private void take(Seat from, byte[] update, UpdateGuard guard) {
        if (saving.isFull(limits.unstoredBytes()) && !replica.contains(update)) {
            end.accept(from, Close.NOT_STORED);
            return;
        }
        try {
            apply(from, update, bounded(from, isFull() ? deletionsOnly() : guard));
        } catch (RefusedUpdate e) {
            if (e.why() != Close.RESYNC) {
                refuse(from, e.why().reason());
            }
            end.accept(from, e.why());
        }
    }

    private UpdateGuard bounded(Seat from, UpdateGuard guard) {
        Bounds bounds = from.member.bounds();
        return bounds == null ? guard : new BoundsGuard(guard, replica, bounds);
    }

    private void apply(Seat from, byte[] update, UpdateGuard guard) {
        Applied applied = replica.apply(update, from, guard);
        clientIds.settle(from);
        tell(from, applied.update());
        saving.received(from, applied.pending());
        if (applied.pending()) {
            waiting.add(from, update.length, () -> from.send(replica.step1()));
        }
        if (!replica.hasPending() && !waiting.isEmpty()) {
            settleWaiting(applied.pending());
        }
    }

    private void tell(@Nullable Seat author, byte @Nullable [] news) {
        if (news != null) {
            saving.append(news);
            gathering.add(author, news);
        }
    }

    /** They make room. */
    private static UpdateGuard deletionsOnly() {
        return (client, from, to, known) -> {
            if (to > known) {
                throw new RefusedUpdate(Close.TOO_LARGE);
            }
        };
    }

    private boolean isFull() {
        long bytes = replica.bytes(nowMs.getAsLong(), limits.documentBytes());
        if (bytes > limits.documentWarnBytes() && !warned) {
            warned = true;
            LOG.warn("doc {} has {} bytes; at {} it takes nothing more", id, bytes, limits.documentBytes());
        }
        return bytes > limits.documentBytes();
    }

    /** Nothing waits any more: either all has come, or it was too much to keep. */
    private void settleWaiting(boolean dropped) {
        if (dropped) {
            waiting.dropped();
        } else {
            waiting.clear();
            saving.complete();
        }
    }

    private static void refuse(Seat seat, String reason) {
        if (seat.saved != null) {
            seat.saved.refused();
        }
        seat.send(new Frame.Auth(reason));
    }
}
