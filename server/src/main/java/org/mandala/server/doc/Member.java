package org.mandala.server.doc;

import io.vertx.core.buffer.Buffer;
import org.mandala.server.protocol.Close;

/** One connection to a document, as the document sees it. */
public interface Member {
    /** Whether its updates are taken. Rule D7. */
    boolean mayWrite();

    /** Whether it asked to be told what is stored. Rule D6. */
    boolean wantsSaved();

    /** Sends one frame; the buffer may be shared with other members and is never changed. */
    void send(Buffer frame);

    /** Ends the connection; nothing is sent after this. */
    void close(Close why);
}
