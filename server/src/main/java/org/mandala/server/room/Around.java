package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.List;

/** What a session needs from outside the room: what is known around it, and boards for its groups. */
public interface Around {

    Future<Lore> lore(String session);

    /** Makes a board of the session for a group, from a template; nothing if it is there. */
    Future<Void> makeBoard(String session, String board, String title, String template);

    /** The session was ended: its boards, and those of its groups, are kept as they are now. */
    Future<Void> ended(String session);

    /** Whether there is such a template of boards. */
    boolean knowsTemplate(String template);

    /** A session that stands alone. */
    static Around nothing() {
        return new Around() {
            @Override
            public Future<Lore> lore(String session) {
                return Future.succeededFuture(Lore.NONE);
            }

            @Override
            public Future<Void> makeBoard(String session, String board, String title, String template) {
                return Future.succeededFuture();
            }

            @Override
            public Future<Void> ended(String session) {
                return Future.succeededFuture();
            }

            @Override
            public boolean knowsTemplate(String template) {
                return List.of().contains(template);
            }
        };
    }
}
