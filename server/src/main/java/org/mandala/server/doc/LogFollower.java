package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Hears what was committed of one document: the last thing that happens to an update (rule D30). Called on the document's home. */
public interface LogFollower {

    /** These updates are on stable storage, the last of them under the number {@code seq}. */
    void stored(String doc, long seq, List<Buffer> updates);

    /** The last person has left, and everything is stored; nothing is told after this. */
    default void left(String doc) {}

    /** Makes a follower for a document that was loaded. */
    interface Factory {
        /** Nobody follows. */
        Factory NONE = (doc, seq) -> (id, at, updates) -> {};

        /** @param seq the number of the last update that was stored when it was loaded */
        LogFollower of(String doc, long seq);
    }
}
