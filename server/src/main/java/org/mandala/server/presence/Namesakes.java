package org.mandala.server.presence;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether another node that lives goes by this node's name. Whoever finds one when it comes is not to serve: what is told of the one would be taken for word of the
 * other. An earlier life of this node is one, too, until its count has been seen to stand still. Rule N6. Lives on the home of {@link Nodes}.
 */
final class Namesakes {
    /** Whose count stands still for two beats has ended, or is apart from all others and will be told so. */
    static final long LOOK_FOR_MS = 2 * Nodes.BEAT_MS;

    private static final Logger LOG = LoggerFactory.getLogger(Namesakes.class);

    private final Names names;
    private final Promise<Void> alone = Promise.promise();
    private Map<String, Long> known = Map.of();
    private boolean looked;
    private long since;

    Namesakes(Names names) {
        this.names = names;
    }

    /** Completes when there is none; fails when there is. */
    Future<Void> alone() {
        return alone.future();
    }

    /** Nobody can be asked: two that come meanwhile are told of in the log when they meet. */
    void giveUp() {
        if (!looked) {
            alone.tryComplete();
        }
    }

    /** The counts of all nodes, each time that they are read. */
    void read(Map<String, Long> all, long now) {
        Map<String, Long> there = new TreeMap<>(all);
        there.keySet().removeIf(node -> !names.isNamesake(node));
        if (!looked) {
            looked = true;
            since = now;
        } else if (there.entrySet().stream().anyMatch(this::moves)) {
            meet();
        }
        known = there;
        if (there.isEmpty() || now - since >= LOOK_FOR_MS) {
            alone.tryComplete();
        }
    }

    /** Who comes later is not there at the first look, and finds this one there itself. */
    private boolean moves(Map.Entry<String, Long> node) {
        Long before = known.get(node.getKey());
        return before != null && before < node.getValue();
    }

    private void meet() {
        String taken = "another node that is running is called \"" + names.plain()
                + "\": give each node a node.name of its own";
        if (!alone.tryFail(new NameTaken(taken))) {
            LOG.error(taken);
        }
    }
}
