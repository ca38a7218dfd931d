package org.mandala.server.doc;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.sync.Frame;
import org.mandala.server.Config.Limits;
import org.mandala.server.home.Home;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.protocol.Close;

/**
 * One document in memory and the connections to it. Rules D2 to D46. Lives on its home: every method is called there.
 * What members change goes through {@link Taking}.
 */
final class LiveDoc {
    /** A stock client reconnects after 30 s without a data frame; looked at this often, it never waits over 20 s. */
    static final long KEEP_ALIVE_MS = 10_000;

    private final String id;
    private final Home home;
    private final Map<Member, Seat> seats = new LinkedHashMap<>();
    private final Replica replica;
    private final Saving saving;
    private final Crowd crowd = new Crowd();
    private final Gathering gathering;
    private final Presences presences;
    private final Taking taking;
    private final Consumer<LiveDoc> onIdle;
    private final Runnable endKeepAlive;
    private final @Nullable DocLine line;
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
        this.replica = new Replica(built.doc());
        this.saving = new Saving(
                id, built.damage() != null, store, home, seats.values(), told(follower), this::checkIdle, this::endAll);
        this.gathering = new Gathering(home, crowd, nowMs);
        this.presences = new Presences(id, home, crowd, gathering, nowMs, neighbours);
        Waiting waiting = new Waiting(home, limits, this::end);
        this.taking = new Taking(id, replica, saving, gathering, clientIds, waiting, limits, nowMs, this::end);
        this.onIdle = onIdle;
        this.endKeepAlive = home.every(KEEP_ALIVE_MS, this::keepAlive);
        this.line = neighbours.areThere() && built.damage() == null
                ? new DocLine(id, built.seq(), store, home, neighbours, taking::fromElsewhere)
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
            taking.answered(seat, step.update());
        } else if (frame instanceof Frame.Update update) {
            taking.changed(seat, update.update());
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
            taking.leave(seat);
            presences.leave(seat);
            checkIdle();
        }
    }

    /** Takes a change that the server itself made (rule D43); completes when it is stored. */
    Future<Void> change(byte[] update) {
        home.check();
        taking.own(update);
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

    /** Other nodes hear of an update when it is stored, first of all. */
    private LogFollower told(LogFollower follower) {
        return (doc, seq, updates) -> {
            if (line != null) {
                line.stored(seq, updates);
            }
            follower.stored(doc, seq, updates);
        };
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
