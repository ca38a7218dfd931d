package org.mandala.server.doc;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Close;

/**
 * One connection to a document, as the document sees it. It lives on a thread of its own choice; what is sent to it is handed over there.
 * Buffers hold whole WebSocket frames, may share their bytes with other members', and belong to the member from then on.
 */
public interface Member {
    /** Whether its updates are taken. Rule D7. */
    boolean mayWrite();

    /** Where it may write, or null for everywhere. Rule B13. */
    default @Nullable Bounds bounds() {
        return null;
    }

    /** Whether it asked to be told what is stored. Rule D6. */
    default boolean wantsSaved() {
        return false;
    }

    /** Who answers for it: the same for all connections of a person, or of a program's token. Rule D16. */
    String account();

    /** The person behind it, or null for a program. Rule D17. */
    default @Nullable String person() {
        return null;
    }

    /** Runs work on the thread that owns the connection: at once when already there, in order. Equal for all members of a thread. */
    Executor loop();

    /** Sends what must arrive. Called on {@link #loop}, as are the next two. */
    void send(ByteBuf frames);

    /**
     * Sends what a slow reader may miss; who never is slow misses nothing. A member that leaves any of it out asks for {@link Docs#catchUp} once it has drained.
     *
     * @param place number of the first update of the document that these frames hold; those before it were told earlier
     */
    default void tell(ByteBuf frames, long place) {
        send(frames);
    }

    /** Sends what brings a slow reader up to date; nothing is left out from here on. */
    default void catchUp(ByteBuf frames) {
        send(frames);
    }

    /** Ends the connection; nothing is sent after this. From any thread. */
    void close(Close why);
}
