package org.mandala.server.presence;

import io.vertx.core.Future;
import java.util.Set;
import org.mandala.server.protocol.RosterPerson;

/** Who is in one room, wherever they are connected: keeps a {@link Roster} true. Lives on the room's home. */
public interface RoomPresence {
    /** Learns who is here by other nodes; completes also when that cannot be learned now. */
    Future<Void> open();

    void enter(RosterPerson person, boolean leads, String tab, Object connection);

    /** What is known of someone who is here has changed. */
    void renew(RosterPerson person, boolean leads);

    void leave(String person, String tab, Object connection);

    /** Whether nobody is here by this node. */
    boolean isEmptyHere();

    /** Who leads and is here by another node. */
    Set<String> leadersElsewhere();

    /** Whether what is known of others may be out of date. */
    boolean isApart();

    /** Nobody is here by this node any more, and it is not to be kept true. */
    void close();

    /** The room of a house of one node. */
    static RoomPresence alone(Roster roster) {
        return new RoomPresence() {
            @Override
            public Future<Void> open() {
                return Future.succeededFuture();
            }

            @Override
            public void enter(RosterPerson person, boolean leads, String tab, Object connection) {
                roster.join(person, tab, connection);
            }

            @Override
            public void renew(RosterPerson person, boolean leads) {}

            @Override
            public void leave(String person, String tab, Object connection) {
                roster.leave(person, tab, connection);
            }

            @Override
            public boolean isEmptyHere() {
                return roster.isEmpty();
            }

            @Override
            public Set<String> leadersElsewhere() {
                return Set.of();
            }

            @Override
            public boolean isApart() {
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
