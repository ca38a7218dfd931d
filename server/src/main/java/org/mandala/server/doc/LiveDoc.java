package org.mandala.server.doc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
final class LiveDoc {
    /** A stock client reconnects after 30 s without a data frame; looked at this often, it never waits over 20 s. */
    static final long KEEP_ALIVE_MS = 10_000;

    private static final Buffer NOTHING_NEW = awareness(List.of());
    private static final int SAVED = 100;

    private final Home home;
    private final Doc doc;
    private final DocLog log;
    private final DocAwareness awareness;
    private final Map<Member, Seat> seats = new LinkedHashMap<>();
    private final Runnable onIdle;
    private final Runnable endKeepAlive;

    /** A document with all its stored updates applied; {@code onIdle} runs when nobody is here and everything is stored. */
    LiveDoc(String id, Doc doc, DocStore store, Home home, LongSupplier nowMs, Runnable onIdle) {
        this.home = home;
        this.doc = doc;
        this.log = new DocLog(id, store, home, this::onStored);
        this.awareness = new DocAwareness(nowMs);
        this.onIdle = onIdle;
        this.endKeepAlive = home.every(KEEP_ALIVE_MS, this::keepAlive);
    }

    void join(Member member) {
        home.check();
        seats.put(member, new Seat());
        send(member, frame(new Frame.SyncStep1(doc.stateVector())));
        List<Entry> states = awareness.statesFor(member);
        if (!states.isEmpty()) {
            send(member, awareness(states));
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

    /** Ends every connection; completes when everything that was taken is stored. */
    Future<Void> close(Close why) {
        List.copyOf(seats.keySet()).forEach(member -> member.close(why));
        return log.whenFlushed();
    }

    /** A client that may only read answers step 1 as well; nothing is taken from it. */
    private void answered(Member from, Seat seat, byte[] update) {
        if (from.mayWrite()) {
            apply(from, seat, update);
        }
    }

    private void changed(Member from, Seat seat, byte[] update) {
        if (from.mayWrite()) {
            apply(from, seat, update);
        } else {
            refuse(from, seat);
        }
    }

    private void apply(Member from, Seat seat, byte[] update) {
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
        send(from, frame(new Frame.Auth("you may read this document, but not change it")));
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

    private void onStored() {
        seats.forEach(this::sayStored);
        checkIdle();
    }

    private void sayStored(Member member, Seat seat) {
        long saved = seat.saved.savedBy(log.stored());
        if (saved > 0 && member.wantsSaved()) {
            send(member, saved(saved));
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
        if (seats.isEmpty() && log.isFlushed()) {
            endKeepAlive.run();
            onIdle.run();
        }
    }

    private static Buffer frame(Frame frame) {
        return Buffer.buffer(frame.encode());
    }

    private static Buffer awareness(List<Entry> entries) {
        return frame(new Frame.Awareness(new AwarenessUpdate(entries).encode()));
    }

    private static Buffer saved(long messages) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(SAVED);
        out.writeVarUint(messages);
        return Buffer.buffer(out.toByteArray());
    }

    /** What the document keeps of one member. */
    private static final class Seat {
        private final SavedCount saved = new SavedCount();
        private boolean quiet;
    }
}
