package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.List;

/** Keeps the logs of sessions. Futures complete on the Vert.x context of the caller, where there is one. */
public interface RoomStore {

    /** The events of a session whose {@code seq} is greater than {@code after}, in order. */
    Future<List<LoggedEvent>> read(String session, long after);

    /**
     * Adds an event; true once it is on stable storage, false when its {@code seq} is taken: then read on and decide
     * again. The caller numbers without gaps: {@code seq} is one more than the last one it read.
     */
    Future<Boolean> append(String session, LoggedEvent event);
}
