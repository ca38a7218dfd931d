package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Hears what was committed of a document: the last thing that happens to an update (rule D30). Called on the document's home. */
public interface LogFollower {
    /** Hears nothing. */
    LogFollower NONE = (doc, seq, updates) -> {};

    /** These updates are on stable storage, the last of them under the number {@code seq}. */
    void stored(String doc, long seq, List<Buffer> updates);
}
