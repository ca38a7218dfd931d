package org.mandala.server.gateway;

import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mandala.server.identity.RightsWatch;

/**
 * The sockets that are open on this node, by whose they are. Each is judged again when its owner's rights change, and every
 * half minute whatever was heard, since a membership may end by its date and a message between nodes may be lost. Rule R6.
 */
final class LiveSockets {
    private static final long SWEEP_MS = 30_000;

    private final Map<String, Set<Runnable>> byOwner = new ConcurrentHashMap<>();

    LiveSockets(Vertx vertx, RightsWatch watch) {
        watch.listen(this::judge);
        vertx.setPeriodic(SWEEP_MS, ignored -> byOwner.keySet().forEach(this::judge));
    }

    /** {@code judge} may run on any thread. */
    void add(String owner, Runnable judge) {
        byOwner.computeIfAbsent(owner, none -> ConcurrentHashMap.newKeySet()).add(judge);
    }

    void remove(String owner, Runnable judge) {
        byOwner.computeIfPresent(owner, (id, sockets) -> {
            sockets.remove(judge);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    private void judge(String owner) {
        byOwner.getOrDefault(owner, Set.of()).forEach(Runnable::run);
    }
}
