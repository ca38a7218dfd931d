package org.mandala.server.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mandala.server.Config.Limits;

/** How many sockets are open, in all and from each address. Rule D25. From any thread. */
final class Headcount {
    private final Limits limits;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    Headcount(Limits limits) {
        this.limits = limits;
    }

    /**
     * Where a request comes from. A proxy on this machine says so in X-Forwarded-For, to which each proxy adds at the end; nothing for a
     * program on this machine.
     */
    static String address(HttpServerRequest request) {
        String peer = request.remoteAddress().hostAddress();
        if (!isThisMachine(peer)) {
            return peer;
        }
        String forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null
                ? ""
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private static boolean isThisMachine(String peer) {
        return peer.startsWith("127.") || peer.equals("::1") || peer.equals("0:0:0:0:0:0:0:1");
    }

    /** Counts one more in, unless there are too many. */
    boolean admits(String address) {
        if (all.incrementAndGet() > limits.connections()) {
            all.decrementAndGet();
            return false;
        }
        if (!address.isEmpty() && byAddress.merge(address, 1, Integer::sum) > limits.connectionsPerAddress()) {
            leave(address);
            return false;
        }
        return true;
    }

    void leave(String address) {
        all.decrementAndGet();
        if (!address.isEmpty()) {
            byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        }
    }
}
