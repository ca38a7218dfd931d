package org.mandala.server.gateway;

import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mandala.server.identity.RightsWatch;

/**
 * The sockets that are open on this node, by whose they are and by their document. Each is judged again when rights change, and every
 * half minute whatever was heard, since a membership may end by its date; more often while other nodes cannot tell. Rules R6 and N16.
 */
final class LiveSockets {
    private static final long LOOK_MS = 10_000;

    /** Each asks the store for each socket, so while all is heard it is done at every so many looks alone. */
    private static final int LOOKS_WHEN_TOLD = 3;

    private final Map<String, Set<Runnable>> byKey = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final RightsWatch watch;
    private volatile boolean doubted;

    LiveSockets(RightsWatch watch) {
        this.watch = watch;
        watch.listen(this::heard);
        watch.listenToDoubt(() -> doubted = true);
    }

    /** Those of a running server. */
    static LiveSockets of(Vertx vertx, RightsWatch watch) {
        LiveSockets sockets = new LiveSockets(watch);
        vertx.setPeriodic(LOOK_MS, ignored -> sockets.look());
        return sockets;
    }

    /** How many changes of anybody's rights were heard: to be noted before a socket is let in. */
    long turn() {
        return turns.get();
    }

    /**
     * {@code judge} may run on any thread; at once, too, if rights have changed since {@code turn}, when the socket began to
     * be let in.
     */
    void add(String key, long turn, Runnable judge) {
        byKey.compute(key, (same, known) -> {
            Set<Runnable> sockets = known == null ? ConcurrentHashMap.newKeySet() : known;
            sockets.add(judge);
            return sockets;
        });
        if (turns.get() != turn) {
            judge.run();
        }
    }

    void remove(String key, Runnable judge) {
        byKey.computeIfPresent(key, (same, sockets) -> {
            sockets.remove(judge);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    /** A loss is made good here, not at once: it may be of no consequence, and be noticed often. */
    void look() {
        if (looks.incrementAndGet() % LOOKS_WHEN_TOLD == 0 || doubted || !watch.hearsAll()) {
            doubted = false;
            judgeAll();
        }
    }

    /** Whatever was heard. */
    void judgeAll() {
        byKey.values().stream().flatMap(Set::stream).distinct().forEach(Runnable::run);
    }

    private void heard(String key) {
        turns.incrementAndGet();
        judge(key);
    }

    private void judge(String key) {
        byKey.getOrDefault(key, Set.of()).forEach(Runnable::run);
    }
}
