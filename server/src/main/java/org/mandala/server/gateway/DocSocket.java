package org.mandala.server.gateway;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;
import org.mandala.server.Config.Limits;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.Member;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.MessageActions;
import org.mandala.server.protocol.Close;

/** A connection to one document. Rules D1 to D11. */
final class DocSocket implements Socket.Listener, Member {
    private final String doc;
    private final Docs docs;
    private final Socket socket;
    private final Limits limits;
    /** Changed by the socket's event loop, read by the document's home. */
    private volatile Access access;

    private final boolean wantsSaved;

    DocSocket(String doc, Docs docs, Socket socket, Limits limits, Access access, boolean wantsSaved) {
        this.doc = doc;
        this.docs = docs;
        this.socket = socket;
        this.limits = limits;
        this.access = access;
        this.wantsSaved = wantsSaved;
    }

    @Override
    public void onText(Buffer message) {
        close(Close.TEXT_WHERE_BINARY_IS_DUE);
    }

    @Override
    public void onBinary(Buffer message) {
        try {
            Frame frame = Frames.decode(message.getBytes());
            if (isTooBig(frame, message.length())) {
                close(Close.MESSAGE_TOO_BIG);
            } else if (MessageActions.ofFrame(frame.getClass()).isPresent()) {
                docs.receive(doc, this, frame);
            }
        } catch (InvalidUpdateException e) {
            close(Close.MALFORMED);
        }
    }

    @Override
    public void onGone(@Nullable Short code) {
        docs.leave(doc, this);
    }

    @Override
    public boolean mayWrite() {
        return access != Access.READ;
    }

    /** From now on it may do this. */
    void allow(Access now) {
        access = now;
    }

    @Override
    public boolean wantsSaved() {
        return wantsSaved;
    }

    @Override
    public void send(Buffer frame) {
        socket.sendBinary(frame);
    }

    @Override
    public void close(Close why) {
        socket.close(why);
    }

    private boolean isTooBig(Frame frame, int bytes) {
        return (frame instanceof Frame.Update && bytes > limits.updateBytes())
                || (frame instanceof Frame.Awareness && bytes > limits.awarenessBytes());
    }
}
