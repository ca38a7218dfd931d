package org.mandala.server.presence;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.mandala.server.home.Home;

/** Follows one room of the registry: change by change in the order of the version, and whole after a gap. Rule N7. Lives on the room's home. */
final class Following implements PresenceRegistry.Listener {
    /** A message that was lost and after which nothing came is noticed so late at most. */
    static final long CHECK_MS = 3_000;

    /** What could not be read is tried again after so long. */
    private static final long AGAIN_MS = 1_000;

    private final String room;
    private final Home home;
    private final PresenceRegistry registry;
    private final Reader reader;
    private final List<Runnable> waiting = new ArrayList<>();
    private String epoch = "";
    private long version;
    private boolean reading;
    private boolean readAgain;
    private boolean later;
    /** Between the loss of the line and the word that it is listened to again. */
    private boolean deaf;
    /** Looks that were answered since. */
    private int answers;
    /** Counts the losses of the line. */
    private int lines;
    /** The registry is another one now, which may not have heard of what was done lately. */
    private boolean unsure;

    private boolean closed;
    private Runnable endListening = () -> {};
    private Runnable endChecks = () -> {};

    /** Takes what is read, on the home. */
    interface Reader {
        /** What is in a place has changed; empty for nothing. */
        void changed(String place, String value);

        /** @param lost whether the registry may have forgotten something since, so that who is not in it may only not be back yet */
        void whole(PresenceRegistry.Snapshot there, boolean lost);
    }

    Following(String room, Home home, PresenceRegistry registry, Reader reader) {
        this.room = room;
        this.home = home;
        this.registry = registry;
        this.reader = reader;
    }

    /** Completes when the room was read, or could not be. */
    Future<Void> open() {
        endListening = registry.listen(room, this);
        endChecks = home.every(CHECK_MS, this::check);
        return read();
    }

    void close() {
        closed = true;
        endListening.run();
        endChecks.run();
    }

    /** Reads it whole, now or as soon as it can be read; {@code then} runs when what is there from now on is known. */
    void look(Runnable then) {
        waiting.add(then);
        read();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void changed(PresenceRegistry.Change change) {
        home.run(() -> {
            if (!closed) {
                take(change);
            }
        });
    }

    /** Over a new line the registry may be one that has gone back, which only the word after it tells: who is missing there must not seem to have left. */
    @Override
    public void lineLost() {
        home.run(() -> {
            deaf = true;
            answers = 0;
            lines++;
        });
    }

    @Override
    public void missed(boolean lost) {
        home.run(() -> {
            deaf = false;
            unsure |= lost;
            read();
        });
    }

    private void take(PresenceRegistry.Change change) {
        boolean same = change.epoch().equals(epoch);
        if (same && change.version() == version + 1) {
            version++;
            reader.changed(change.place(), change.value());
        } else if (!same || change.version() > version) {
            read();
        }
    }

    private void check() {
        if (!reading && !closed) {
            registry.mark(room).onSuccess(mark -> home.run(() -> compare(mark)));
        }
    }

    /** Where there are answers again and no word of it comes, the word was lost, too. */
    private void compare(PresenceRegistry.Mark mark) {
        if (deaf && ++answers > 1) {
            missed(true);
        } else if (!deaf && (mark.version() != version || !mark.epoch().equals(epoch))) {
            read();
        }
    }

    private Future<Void> read() {
        if (reading || deaf || closed) {
            readAgain = true;
            return Future.succeededFuture();
        }
        reading = true;
        readAgain = false;
        List<Runnable> waited = List.copyOf(waiting);
        waiting.clear();
        Asked asked = new Asked(epoch, version, lines, unsure);
        return registry.read(room)
                .transform(answer -> home.ask(() -> {
                    answered(answer, asked, waited);
                    return Future.<Void>succeededFuture();
                }));
    }

    private void answered(AsyncResult<PresenceRegistry.Snapshot> answer, Asked asked, List<Runnable> waited) {
        reading = false;
        if (answer.failed() || asked.line() != lines) {
            waiting.addAll(0, waited);
            readLater();
        } else if (!closed) {
            take(answer.result(), asked);
            waited.forEach(Runnable::run);
        }
        if (readAgain) {
            read();
        }
    }

    private void readLater() {
        if (!later && !closed) {
            later = true;
            home.after(AGAIN_MS, () -> {
                later = false;
                read();
            });
        }
    }

    /**
     * An answer may be overtaken by changes that came after it was written; then it is older than what is known. A version before that of the question is
     * of a registry that has gone back, as after a fail-over: it has lost what came since.
     */
    private void take(PresenceRegistry.Snapshot there, Asked asked) {
        boolean same = there.epoch().equals(epoch);
        boolean older = same && there.version() < version;
        if (older && asked.epoch().equals(epoch) && there.version() >= asked.version()) {
            return;
        }
        unsure &= !asked.unsure();
        epoch = there.epoch();
        version = there.version();
        reader.whole(there, !same || older || asked.unsure());
    }

    /** How it stood when the room was asked for. */
    private record Asked(String epoch, long version, int line, boolean unsure) {}
}
