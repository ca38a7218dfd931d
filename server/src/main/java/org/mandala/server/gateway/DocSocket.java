package org.mandala.server.gateway;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;
import org.mandala.server.Config.Limits;
import org.mandala.server.board.Entry;
import org.mandala.server.doc.Bounds;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.Member;
import org.mandala.server.identity.Access;
import org.mandala.server.identity.MessageActions;
import org.mandala.server.protocol.Close;

/** A connection to one document. Rules D1 to D25. */
final class DocSocket implements Socket.Listener, Member {
    /** A stock client speaks every 15 s by itself. */
    private static final int PING_AFTER_BEATS = 3;

    private static final long NANOS_PER_MS = 1_000_000;

    private final String doc;
    private final Docs docs;
    private final Socket socket;
    private final Outbox outbox;
    private final Limits limits;
    private final Intake intake;
    private final Pass pass;
    /** Changed by the socket's event loop, read by the document's home. */
    private volatile boolean mayWrite;
    /** Likewise. */
    private volatile @Nullable Bounds bounds;

    DocSocket(String doc, Docs docs, Socket socket, Limits limits, Pass pass) {
        this.doc = doc;
        this.docs = docs;
        this.socket = socket;
        this.limits = limits;
        this.intake = new Intake(limits);
        this.pass = pass;
        this.mayWrite = pass.mayWrite();
        this.bounds = pass.bounds();
        this.outbox = new Outbox(socket.wire(), limits.outboxBytes(), missed -> docs.catchUp(doc, this, missed));
        socket.pingAfter(PING_AFTER_BEATS);
    }

    /**
     * What a member was let in with.
     *
     * @param account as in {@link Member#account}
     * @param person as in {@link Member#person}
     * @param bounds as in {@link Member#bounds}
     */
    record Pass(
            String account,
            @Nullable String person,
            boolean mayWrite,
            @Nullable Bounds bounds,
            boolean wantsSaved) {}

    @Override
    public void onText(Buffer message) {
        close(Close.TEXT_WHERE_BINARY_IS_DUE);
    }

    @Override
    public void onBinary(byte[] message) {
        try {
            Frame frame = Frames.decode(message);
            if (isTooBig(frame, message.length)) {
                close(Close.MESSAGE_TOO_BIG);
            } else if (MessageActions.ofFrame(frame.getClass()).isPresent()) {
                pace(frame, message.length);
                take(frame);
            }
        } catch (InvalidUpdateException e) {
            close(Close.MALFORMED);
        }
    }

    private void pace(Frame frame, int length) {
        long nowMs = System.nanoTime() / NANOS_PER_MS;
        long waitMs = intake.take(frame, length, nowMs);
        if (waitMs > 0 && intake.isAbuse(nowMs)) {
            close(Close.TOO_FAST);
        } else if (waitMs > 0) {
            socket.pause(waitMs);
        }
    }

    /** Questions of somebody who has not read the last answers yet are answered together later. */
    private void take(Frame frame) {
        boolean question = frame instanceof Frame.SyncStep1 || frame instanceof Frame.QueryAwareness;
        if (question && outbox.isFull()) {
            outbox.leaveOutAll();
        } else {
            docs.receive(doc, this, frame);
        }
    }

    @Override
    public void onGone(@Nullable Short code) {
        docs.leave(doc, this);
    }

    @Override
    public boolean mayWrite() {
        return mayWrite;
    }

    @Override
    public @Nullable Bounds bounds() {
        return bounds;
    }

    /** From now on it may do this. */
    void allow(Entry now) {
        bounds = now.bounds();
        mayWrite = now.access() != Access.READ;
    }

    @Override
    public boolean wantsSaved() {
        return pass.wantsSaved();
    }

    @Override
    public String account() {
        return pass.account();
    }

    @Override
    public @Nullable String person() {
        return pass.person();
    }

    @Override
    public Executor loop() {
        return socket.pulse();
    }

    @Override
    public void send(ByteBuf frames) {
        outbox.send(frames);
    }

    @Override
    public void tell(ByteBuf frames, long place) {
        outbox.tell(frames, place);
    }

    @Override
    public void catchUp(ByteBuf frames) {
        outbox.catchUp(frames);
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
