package org.mandala.server.home;

import io.vertx.core.Future;
import java.util.OptionalDouble;

/**
 * Where the nodes of a programme keep their common time: a clock that all can ask, whatever it shows, and how far programme time is ahead of it, as the node
 * that leads says. It may be lost at any time. Rule K9. Safe from any thread.
 */
public interface SharedTime {
    /**
     * An answer.
     *
     * @param shown what the common clock showed, ms
     * @param leader the node that leads; empty where none has
     * @param ahead programme time less what the common clock shows, as the leader said, ms; of no meaning without a leader
     * @param silentMs how long ago the leader said so
     */
    record Reading(double shown, String leader, double ahead, long silentMs) {}

    /** Only asks. */
    Future<Reading> read();

    /**
     * Asks, and says one's own time, which counts if one leads, or if the leader has been silent for {@code silentMs}.
     *
     * @param programmeMs programme time as it is sent
     * @param ahead one's own difference to the common clock as well as it is known
     */
    Future<Reading> tell(String node, double programmeMs, OptionalDouble ahead, long silentMs);
}
