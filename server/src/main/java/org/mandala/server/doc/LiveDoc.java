package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.Applied;
import org.mandala.crdt.Doc;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.AwarenessUpdate.Entry;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.Close;

/**
 * One document in memory and the connections to it. Rules D2 to D10. Lives on its home: every method is called there.
 * The order of an update is: decode and validate whole, apply, tell the others, store, say "saved".
 */
final class LiveDoc implements DocLog.Listener {
    /** A stock client reconnects after 30 s without a data frame; looked at this often, it never waits over 20 s. */
    static final long KEEP_ALIVE_MS = 10_000;

    private static final Buffer NOTHING_NEW = awareness(List.of());
    private static final int SAVED = 100;

    /** Rule D31: the message type, and the states that it tells. */
    private static final int STATE = 101;

    private static final int STORED = 0;
    private static final int NOT_STORED = 1;
    private static final int DAMAGED = 2;

    private final String id;
    private final Home home;
    private final Doc doc;
    private final boolean damaged;
    private final long maxUnstoredBytes;
    private final DocLog log;
    private final DocAwareness awareness;
    private final Map<Member, Seat> seats = new LinkedHashMap<>();
    private final LogFollower follower;
    private final Consumer<LiveDoc> onIdle;
    private final Runnable endKeepAlive;
    private boolean gone;

    /** A document with all its stored updates applied; {@code onIdle} runs when nobody is here and everything is stored. */
    LiveDoc(
            String id,
            Built built,
            DocStore store,
            Home home,
            LongSupplier nowMs,
            long maxUnstoredBytes,
            LogFollower follower,
            Consumer<LiveDoc> onIdle) {
        this.id = id;
        this.home = home;
        this.doc = built.doc();
        this.damaged = built.damage() != null;
        this.maxUnstoredBytes = maxUnstoredBytes;
        this.follower = follower;
        this.log = new DocLog(id, store, home, this);
        this.awareness = new DocAwareness(nowMs);
        this.onIdle = onIdle;
        this.endKeepAlive = home.every(KEEP_ALIVE_MS, this::keepAlive);
    }

    String id() {
        return id;
    }

    boolean isDamaged() {
        return damaged;
    }

    void join(Member member) {
        home.check();
        seats.put(member, new Seat());
        send(member, frame(new Frame.SyncStep1(doc.stateVector())));
        List<Entry> states = awareness.statesFor(member);
        if (!states.isEmpty()) {
            send(member, awareness(states));
        }
        if (state() != STORED) {
            sayState(member);
        }
    }

    /** Takes one frame of a member; throws {@link org.mandala.crdt.encoding.InvalidUpdateException} with nothing changed. */
    void receive(Member from, Frame frame) {
        home.check();
        Seat seat = seats.get(from);
        if (seat == null) {
            return;
        }
        if (frame instanceof Frame.SyncStep1 step) {
            send(from, frame(new Frame.SyncStep2(doc.encodeStateAsUpdate(step.known()))));
        } else if (frame instanceof Frame.SyncStep2 step) {
            answered(from, seat, step.update());
        } else if (frame instanceof Frame.Update update) {
            changed(from, seat, update.update());
        } else if (frame instanceof Frame.Awareness update) {
            tellAwareness(
                    from,
                    awareness.receive(
                            from, AwarenessUpdate.decode(update.update()).entries()));
        } else if (frame instanceof Frame.QueryAwareness) {
            send(from, awareness(awareness.statesFor(from)));
        }
    }

    void leave(Member member) {
        home.check();
        if (seats.remove(member) != null) {
            tellAwareness(member, awareness.leave(member));
            checkIdle();
        }
    }

    /** Takes a change that the server itself made (rule D43); completes when it is stored. */
    Future<Void> change(byte[] update) {
        home.check();
        byte[] news = damaged ? null : doc.applyUpdate(update, this).update();
        if (news != null) {
            log.append(Buffer.buffer(news));
            seats.keySet().forEach(member -> send(member, frame(new Frame.Update(news))));
        }
        Future<Void> stored = whenStored();
        checkIdle();
        return stored;
    }

    /** Completes when everything that was taken is stored; fails with {@link NotStored} while the store takes nothing. */
    Future<Void> whenStored() {
        home.check();
        return damaged ? Future.failedFuture(new DamagedDoc(id, "it takes no changes")) : log.whenStored();
    }

    /** Ends every connection; completes when everything that was taken is stored. */
    Future<Void> close(Close why) {
        List.copyOf(seats.keySet()).forEach(member -> member.close(why));
        return log.whenFlushed();
    }

    /** A client that may only read answers step 1 as well; nothing is taken from it. */
    private void answered(Member from, Seat seat, byte[] update) {
        if (from.mayWrite() && !damaged) {
            apply(from, seat, update);
        }
    }

    private void changed(Member from, Seat seat, byte[] update) {
        if (from.mayWrite() && !damaged) {
            apply(from, seat, update);
        } else {
            refuse(from, seat);
        }
    }

    private void apply(Member from, Seat seat, byte[] update) {
        if (log.unstoredBytes() > maxUnstoredBytes && !doc.snapshot().contains(update)) {
            leave(from);
            from.close(Close.NOT_STORED);
            return;
        }
        Applied applied = doc.applyUpdate(update, from);
        byte[] news = applied.update();
        if (news != null) {
            log.append(Buffer.buffer(news));
            broadcast(from, frame(new Frame.Update(news)));
        }
        count(seat, applied);
        sayStored(from, seat);
    }

    private void count(Seat seat, Applied applied) {
        if (applied.pending()) {
            seat.saved.receivedIncomplete();
        } else {
            seat.saved.received(log.appended());
        }
        if (!doc.hasPending()) {
            seats.values().forEach(each -> each.saved.complete(log.appended()));
        }
    }

    private void refuse(Member from, Seat seat) {
        seat.saved.refused();
        String reason = damaged
                ? "this document is damaged and takes no changes"
                : "you may read this document, but not change it";
        send(from, frame(new Frame.Auth(reason)));
    }

    private void tellAwareness(Member from, @Nullable Entry entry) {
        if (entry != null) {
            broadcast(from, awareness(List.of(entry)));
        }
    }

    private void broadcast(Member from, Buffer frame) {
        seats.keySet().forEach(member -> {
            if (member != from) {
                send(member, frame);
            }
        });
    }

    private void send(Member member, Buffer frame) {
        Seat seat = seats.get(member);
        if (seat != null) {
            seat.quiet = false;
            member.send(frame);
        }
    }

    @Override
    public void stored(long seq, List<Buffer> updates) {
        seats.forEach(this::sayStored);
        follower.stored(id, seq, updates);
        checkIdle();
    }

    @Override
    public void failing() {
        seats.keySet().forEach(this::sayState);
    }

    private void sayState(Member member) {
        if (member.wantsSaved()) {
            send(member, told(STATE, state()));
        }
    }

    private int state() {
        return damaged ? DAMAGED : log.isFailing() ? NOT_STORED : STORED;
    }

    private void sayStored(Member member, Seat seat) {
        long saved = seat.saved.savedBy(log.stored());
        if (saved > 0 && member.wantsSaved()) {
            send(member, told(SAVED, saved));
        }
    }

    private void keepAlive() {
        seats.forEach((member, seat) -> {
            if (seat.quiet) {
                member.send(NOTHING_NEW);
            }
            seat.quiet = true;
        });
    }

    private void checkIdle() {
        if (!gone && seats.isEmpty() && log.isFlushed()) {
            gone = true;
            endKeepAlive.run();
            onIdle.accept(this);
        }
    }

    private static Buffer frame(Frame frame) {
        return Buffer.buffer(frame.encode());
    }

    private static Buffer awareness(List<Entry> entries) {
        return frame(new Frame.Awareness(new AwarenessUpdate(entries).encode()));
    }

    private static Buffer told(int type, long value) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(type);
        out.writeVarUint(value);
        return Buffer.buffer(out.toByteArray());
    }

    /** What the document keeps of one member. */
    private static final class Seat {
        private final SavedCount saved = new SavedCount();
        private boolean quiet;
    }
}
