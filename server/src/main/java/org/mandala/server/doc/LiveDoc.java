package org.mandala.server.doc;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Applied;
import org.mandala.crdt.UpdateGuard;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.Config.Limits;
import org.mandala.server.home.Home;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.protocol.Close;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One document in memory and the connections to it. Rules D2 to D46. Lives on its home: every method is called there.
 * The order of an update is: decode and validate whole, apply, tell the others, store, say "saved".
 */
final class LiveDoc {
    /** A stock client reconnects after 30 s without a data frame; looked at this often, it never waits over 20 s. */
    static final long KEEP_ALIVE_MS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveDoc.class);

    private final String id;
    private final Home home;
    private final Limits limits;
    private final LongSupplier nowMs;
    private final Map<Member, Seat> seats = new LinkedHashMap<>();
    private final Replica replica;
    private final Saving saving;
    private final Crowd crowd = new Crowd();
    private final Gathering gathering;
    private final Presences presences;
    private final ClientIds clientIds;
    private final Waiting waiting;
    private final Consumer<LiveDoc> onIdle;
    private final Runnable endKeepAlive;
    private final @Nullable DocLine line;
    private boolean warned;
    private boolean gone;

    /** A document with all its stored updates applied; {@code onIdle} runs when nobody is here and everything is stored. */
    LiveDoc(
            String id,
            Built built,
            DocStore store,
            ClientIds clientIds,
            Limits limits,
            Home home,
            LongSupplier nowMs,
            LogFollower follower,
            Neighbours neighbours,
            Consumer<LiveDoc> onIdle) {
        this.id = id;
        this.home = home;
        this.limits = limits;
        this.nowMs = nowMs;
        this.replica = new Replica(built.doc());
        this.saving = new Saving(
                id, built.damage() != null, store, home, seats.values(), told(follower), this::checkIdle, this::endAll);
        this.gathering = new Gathering(home, crowd, nowMs);
        this.presences = new Presences(id, home, crowd, gathering, nowMs, neighbours);
        this.clientIds = clientIds;
        this.waiting = new Waiting(home, limits, this::end);
        this.onIdle = onIdle;
        this.endKeepAlive = home.every(KEEP_ALIVE_MS, this::keepAlive);
        this.line = neighbours.areThere() && built.damage() == null
                ? new DocLine(id, built.seq(), store, home, neighbours, this::takeFromElsewhere)
                : null;
        if (line != null) {
            line.open();
        }
    }

    String id() {
        return id;
    }

    boolean isDamaged() {
        return saving.isDamaged();
    }

    void join(Member member) {
        home.check();
        gathering.flush();
        Seat seat = new Seat(member);
        seats.put(member, seat);
        crowd.add(seat);
        seat.send(replica.step1());
        presences.tellAll(seat, false);
        saving.greet(seat);
    }

    int count() {
        return seats.size();
    }

    /** How many members are the same account's. */
    long count(String account) {
        return seats.keySet().stream()
                .filter(member -> member.account().equals(account))
                .count();
    }

    /** Takes one frame of a member; throws {@link org.mandala.crdt.encoding.InvalidUpdateException} with nothing changed. */
    void receive(Member from, Frame frame) {
        home.check();
        Seat seat = seats.get(from);
        if (seat == null) {
            return;
        }
        if (frame instanceof Frame.SyncStep1 step) {
            gathering.flush();
            seat.send(replica.answer(step.known()));
        } else if (frame instanceof Frame.SyncStep2 step) {
            answered(seat, step.update());
        } else if (frame instanceof Frame.Update update) {
            changed(seat, update.update());
        } else if (frame instanceof Frame.Awareness update) {
            presences.receive(seat, update.update());
        } else if (frame instanceof Frame.QueryAwareness) {
            presences.tellAll(seat, true);
        }
    }

    /** Brings a member up to date that left out updates from number {@code from} on, and is ready to read again. */
    void catchUp(Member member, long from) {
        home.check();
        Seat seat = seats.get(member);
        if (seat != null) {
            gathering.flush();
            seat.catchUp(replica.since(from));
            presences.tellAll(seat, false);
        }
    }

    void leave(Member member) {
        home.check();
        Seat seat = seats.remove(member);
        if (seat != null) {
            crowd.remove(seat);
            clientIds.leave(seat);
            waiting.leave(seat);
            presences.leave(seat);
            checkIdle();
        }
    }

    /** Takes a change that the server itself made (rule D43); completes when it is stored. */
    Future<Void> change(byte[] update) {
        home.check();
        if (!isDamaged()) {
            tell(null, replica.apply(update, this, UpdateGuard.NONE).update());
        }
        Future<Void> stored = saving.whenStored();
        checkIdle();
        return stored;
    }

    /** Completes when everything that was taken is stored; fails with {@link NotStored} while the store takes nothing. */
    Future<Void> whenStored() {
        home.check();
        return saving.whenStored();
    }

    /** Ends every connection; completes when everything that was taken is stored. */
    Future<Void> close(Close why) {
        gathering.flush();
        List.copyOf(seats.keySet()).forEach(member -> member.close(why));
        return saving.whenFlushed();
    }

    /** A client that may only read answers step 1 as well; nothing is taken from it. */
    private void answered(Seat from, byte[] update) {
        if (from.member.mayWrite() && !isDamaged()) {
            take(from, update, clientIds.answer(from));
        }
    }

    private void changed(Seat from, byte[] update) {
        if (isDamaged()) {
            refuse(from, "this document is damaged and takes no changes");
        } else if (from.member.mayWrite()) {
            take(from, update, clientIds.live(from));
        } else {
            refuse(from, "you may read this document, but not change it");
        }
    }

    private void take(Seat from, byte[] update, UpdateGuard guard) {
        if (saving.isFull(limits.unstoredBytes()) && !replica.contains(update)) {
            end(from, Close.NOT_STORED);
            return;
        }
        try {
            apply(from, update, bounded(from, isFull() ? deletionsOnly() : guard));
        } catch (RefusedUpdate e) {
            if (e.why() != Close.RESYNC) {
                refuse(from, e.why().reason());
            }
            end(from, e.why());
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

    /** Other nodes hear of an update when it is stored, first of all. */
    private LogFollower told(LogFollower follower) {
        return (doc, seq, updates) -> {
            if (line != null) {
                line.stored(seq, updates);
            }
            follower.stored(doc, seq, updates);
        };
    }

    /** What another node has stored: told here, and not stored again. */
    private void takeFromElsewhere(byte[] update) {
        byte[] news = replica.apply(update, this, UpdateGuard.NONE).update();
        if (news != null) {
            gathering.add(null, news);
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

    private void refuse(Seat seat, String reason) {
        if (seat.saved != null) {
            seat.saved.refused();
        }
        seat.send(new Frame.Auth(reason));
    }

    /** After what it was sent before. */
    private void end(Seat seat, Close why) {
        leave(seat.member);
        seat.member.loop().execute(() -> seat.member.close(why));
    }

    /** It was erased, with whose it was. */
    private void endAll() {
        List.copyOf(seats.values()).forEach(seat -> end(seat, Close.NO_SUCH_DOC));
        checkIdle();
    }

    private void keepAlive() {
        presences.renew();
        long posts = crowd.takePosts();
        for (Seat seat : seats.values()) {
            if (seat.heardNothing(posts)) {
                seat.send(Presences.NOTHING_NEW);
            }
        }
        replica.forgetEncodings(false);
    }

    private void checkIdle() {
        if (!gone && seats.isEmpty() && saving.isFlushed()) {
            gone = true;
            endKeepAlive.run();
            presences.close();
            if (line != null) {
                line.close();
            }
            replica.forgetEncodings(true);
            onIdle.accept(this);
        }
    }
}
