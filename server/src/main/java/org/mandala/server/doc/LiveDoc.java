package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.mandala.crdt.Applied;
import org.mandala.crdt.Doc;
import org.mandala.crdt.UpdateGuard;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.Config.Limits;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.Close;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One document in memory and the connections to it. Rules D2 to D29. Lives on its home: every method is called there.
 * The order of an update is: decode and validate whole, apply, tell the others, store, say "saved".
 */
final class LiveDoc {
    /** A stock client reconnects after 30 s without a data frame; looked at this often, it never waits over 20 s. */
    static final long KEEP_ALIVE_MS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveDoc.class);

    private final String id;
    private final Home home;
    private final Replica replica;
    private final DocLog log;
    private final Limits limits;
    private final LongSupplier nowMs;
    private final Crowd crowd = new Crowd();
    private final Gathering gathering;
    private final Presences presences;
    private final ClientIds clientIds;
    private final Waiting waiting;
    private final Map<Member, Seat> seats = new LinkedHashMap<>();
    private final Runnable onIdle;
    private final Runnable endKeepAlive;
    private boolean warned;

    /** A document with all its stored updates applied; {@code onIdle} runs when nobody is here and everything is stored. */
    LiveDoc(
            String id,
            Doc doc,
            DocStore store,
            ClientIds clientIds,
            Limits limits,
            Home home,
            LongSupplier nowMs,
            Runnable onIdle) {
        this.id = id;
        this.home = home;
        this.replica = new Replica(doc);
        this.log = new DocLog(id, store, home, this::onStored);
        this.limits = limits;
        this.nowMs = nowMs;
        this.gathering = new Gathering(home, crowd, nowMs);
        this.presences = new Presences(home, crowd, gathering, nowMs);
        this.clientIds = clientIds;
        this.waiting = new Waiting(home, limits, this::end);
        this.onIdle = onIdle;
        this.endKeepAlive = home.every(KEEP_ALIVE_MS, this::keepAlive);
    }

    void join(Member member) {
        home.check();
        gathering.flush();
        Seat seat = new Seat(member);
        seats.put(member, seat);
        crowd.add(seat);
        seat.send(replica.step1());
        presences.tellAll(seat, false);
    }

    /** How many members are here, and how many of them are the same account's. */
    int count() {
        return seats.size();
    }

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

    /** Ends every connection; completes when everything that was taken is stored. */
    Future<Void> close(Close why) {
        gathering.flush();
        List.copyOf(seats.keySet()).forEach(member -> member.close(why));
        return log.whenFlushed();
    }

    /** A client that may only read answers step 1 as well; nothing is taken from it. */
    private void answered(Seat from, byte[] update) {
        if (from.member.mayWrite()) {
            take(from, update, clientIds.answer(from));
        }
    }

    private void changed(Seat from, byte[] update) {
        if (from.member.mayWrite()) {
            take(from, update, clientIds.live(from));
        } else {
            refuse(from, "you may read this document, but not change it");
        }
    }

    private void take(Seat from, byte[] update, UpdateGuard guard) {
        try {
            apply(from, update, guard);
        } catch (RefusedUpdate e) {
            refuse(from, e.why().reason());
            end(from, e.why());
        }
    }

    private void apply(Seat from, byte[] update, UpdateGuard guard) {
        boolean full = isFull();
        Applied applied = replica.apply(update, from, (client, first, end, known) -> {
            if (full && end > known) {
                throw new RefusedUpdate(Close.TOO_LARGE);
            }
            guard.structs(client, first, end, known);
        });
        clientIds.settle(from);
        byte[] news = applied.update();
        if (news != null) {
            log.append(Buffer.buffer(news));
            gathering.add(from, news);
        }
        count(from, applied, update.length);
        sayStored(from);
    }

    /** Deletions are taken from a full document: they make room. */
    private boolean isFull() {
        long bytes = replica.bytes(nowMs.getAsLong(), limits.documentBytes());
        if (bytes > limits.documentWarnBytes() && !warned) {
            warned = true;
            LOG.warn("doc {} has {} bytes; at {} it takes nothing more", id, bytes, limits.documentBytes());
        }
        return bytes > limits.documentBytes();
    }

    private void count(Seat from, Applied applied, int bytes) {
        if (applied.pending()) {
            if (from.saved != null) {
                from.saved.receivedIncomplete();
            }
            waiting.add(from, bytes, () -> from.send(replica.step1()));
        } else if (from.saved != null) {
            from.saved.received(log.appended());
        }
        if (!replica.hasPending() && !waiting.isEmpty()) {
            settleWaiting(applied.pending());
        }
    }

    /** Nothing waits any more: either all has come, or it was too much to keep. */
    private void settleWaiting(boolean dropped) {
        if (dropped) {
            waiting.dropped();
            return;
        }
        waiting.clear();
        for (Seat seat : seats.values()) {
            if (seat.saved != null) {
                seat.saved.complete(log.appended());
            }
        }
    }

    private void refuse(Seat seat, String reason) {
        if (seat.saved != null) {
            seat.saved.refused();
        }
        seat.send(new Frame.Auth(reason));
    }

    private void end(Seat seat, Close why) {
        leave(seat.member);
        seat.member.loop().execute(() -> seat.member.close(why));
    }

    private void onStored() {
        seats.values().forEach(this::sayStored);
        checkIdle();
    }

    private void sayStored(Seat seat) {
        if (seat.saved != null) {
            long saved = seat.saved.savedBy(log.stored());
            if (saved > 0) {
                seat.send(DocFrames.saved(saved));
            }
        }
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
        if (seats.isEmpty() && log.isFlushed()) {
            endKeepAlive.run();
            replica.forgetEncodings(true);
            onIdle.run();
        }
    }
}
