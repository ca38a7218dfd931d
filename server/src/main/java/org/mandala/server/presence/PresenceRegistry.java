package org.mandala.server.presence;

import io.vertx.core.Future;
import java.util.Map;

/**
 * What nodes keep together of who is where: for each room its places and what is in them, for each node how often it has beaten. All of it may be lost at any
 * time, and is then put there anew. Rules N5 to N9. Safe from any thread; every future fails within two seconds where there is no answer.
 */
public interface PresenceRegistry {

    /** Hears of one room. Called on any thread. */
    interface Listener {
        void changed(Change change);

        /** The line is lost: until {@link #missed} what is read may be another registry's. */
        void lineLost();

        /**
         * Something may have been missed; also when listening begins.
         *
         * @param lost whether the registry itself may have lost something: it was started anew, or another has taken its place
         */
        void missed(boolean lost);
    }

    /**
     * One change of a room.
     *
     * @param epoch another one each time that the room was lost or emptied
     * @param version counts the changes of an epoch, without gaps
     * @param value what is in the place now; empty for nothing
     */
    record Change(String epoch, long version, String place, String value) {}

    /** A room as it is; without a place it has no epoch. */
    record Snapshot(String epoch, long version, Map<String, String> places) {}

    /** Where a room stands, without what is in it. */
    record Mark(String epoch, long version) {}

    /** Puts something into a place, whatever was there. */
    Future<Void> put(String room, String place, String value);

    /** Empties a place if this very value is in it; else changes nothing and completes with false. */
    Future<Boolean> remove(String room, String place, String value);

    Future<Snapshot> read(String room);

    Future<Mark> mark(String room);

    /** Listens from now on; the result ends it. */
    Runnable listen(String room, Listener listener);

    /** Counts a node's beat and says what it serves, empty for what it said last; completes with the beats of all nodes. */
    Future<Map<String, Long>> beat(String node, String serves);

    /** Forgets a node if it has not beaten since; false when it has. */
    Future<Boolean> bury(String node, long beats);

    /** What each node serves. */
    Future<Map<String, String>> serving();
}
