package org.mandala.server.gateway;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.mandala.server.identity.RightsWatch;

/**
 * The sockets that are open on this node, by whose they are and by their document. Each is judged again when rights change, and every
 * half minute whatever was heard, since a membership may end by its date, and within ten seconds while other nodes cannot tell: a few at a time, as
 * thousands at once would keep the store from everybody else for seconds. Rules R6 and N16.
 */
final class LiveSockets {
    static final int SLOTS = 300;

    /** Slots at a look while what other nodes say may be lost. */
    static final int FASTER = 3;

    private static final long SWEEP_MS = 30_000;

    private final Map<String, Set<Runnable>> byKey = new ConcurrentHashMap<>();
    private final List<Set<Runnable>> slots = new ArrayList<>(SLOTS);
    private final AtomicLong turns = new AtomicLong();
    private final AtomicInteger doubted = new AtomicInteger();
    private final RightsWatch watch;
    private int nextSlot;

    LiveSockets(RightsWatch watch) {
        this.watch = watch;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(ConcurrentHashMap.newKeySet());
        }
        watch.listen(this::heard);
        watch.listenToDoubt(() -> doubted.set(SLOTS));
    }

    /** Those of a running server. */
    static LiveSockets of(Vertx vertx, RightsWatch watch) {
        LiveSockets sockets = new LiveSockets(watch);
        vertx.setPeriodic(SWEEP_MS / SLOTS, ignored -> sockets.look());
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
        slotOf(judge).add(judge);
        if (turns.get() != turn) {
            judge.run();
        }
    }

    void remove(String key, Runnable judge) {
        slotOf(judge).remove(judge);
        byKey.computeIfPresent(key, (same, sockets) -> {
            sockets.remove(judge);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    /** Those of the next slots, whatever was heard; on one thread. A loss is made good here, not at once: it may be of no consequence, and be noticed often. */
    void look() {
        boolean hurries = !watch.hearsAll() || doubted.get() > 0;
        for (int i = 0; i < (hurries ? FASTER : 1); i++) {
            judgeNext();
        }
    }

    void judgeNext() {
        doubted.updateAndGet(left -> Math.max(0, left - 1));
        nextSlot = (nextSlot + 1) % SLOTS;
        slots.get(nextSlot).forEach(Runnable::run);
    }

    /** A socket is in one, however many keys it has. */
    private Set<Runnable> slotOf(Runnable judge) {
        return slots.get(Math.floorMod(System.identityHashCode(judge), SLOTS));
    }

    private void heard(String key) {
        turns.incrementAndGet();
        judge(key);
    }

    private void judge(String key) {
        byKey.getOrDefault(key, Set.of()).forEach(Runnable::run);
    }
}
