package org.mandala.server.identity;

import io.vertx.core.Future;
import java.time.Duration;

/** Remembers for all nodes which tickets were used. */
public interface SpentTickets {
    /** A house of one node, which remembers by itself. */
    SpentTickets HERE = (id, life) -> Future.succeededFuture(true);

    /** True for the first that asks with this id within the life of a ticket, at whichever node; also where the nodes cannot ask one another. */
    Future<Boolean> isFirst(String id, Duration life);
}
