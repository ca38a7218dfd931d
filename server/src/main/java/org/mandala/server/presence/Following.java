package org.mandala.server.presence;

import io.vertx.core.Future;
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
    private String epoch = "";
    private long version;
    private boolean reading;
    private boolean readAgain;
    private boolean closed;
    private Runnable endListening = () -> {};
    private Runnable endChecks = () -> {};

    /** Takes what is read, on the home. */
    interface Reader {
        /** What is in a place has changed; empty for nothing. */
        void changed(String place, String value);

        /** @param lost whether the registry has forgotten the room since, so that who is not in it may only not be back yet */
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

    /** Reads it whole, now or as soon as it can be read. */
    void look() {
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

    @Override
    public void missed() {
        home.run(this::read);
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
            registry.mark(room)
                    .onSuccess(mark -> home.run(() -> {
                        if (mark.version() != version || !mark.epoch().equals(epoch)) {
                            read();
                        }
                    }));
        }
    }

    private Future<Void> read() {
        if (reading || closed) {
            readAgain = true;
            return Future.succeededFuture();
        }
        reading = true;
        return registry.read(room)
                .transform(answer -> home.ask(() -> {
                    reading = false;
                    if (answer.failed() && !closed) {
                        home.after(AGAIN_MS, this::read);
                    } else if (!closed) {
                        take(answer.result());
                    }
                    if (readAgain) {
                        readAgain = false;
                        read();
                    }
                    return Future.<Void>succeededFuture();
                }));
    }

    private void take(PresenceRegistry.Snapshot there) {
        boolean lost = !there.epoch().equals(epoch);
        epoch = there.epoch();
        version = there.version();
        reader.whole(there, lost);
    }
}
