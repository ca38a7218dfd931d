package org.mandala.server.doc.simulation;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.mandala.crdt.encoding.InvalidUpdateException;
import org.mandala.crdt.sync.AwarenessUpdate;
import org.mandala.crdt.sync.Frame;
import org.mandala.crdt.sync.Frames;
import org.mandala.server.doc.Docs;
import org.mandala.server.doc.Member;
import org.mandala.server.protocol.Close;

/**
 * The server's end of one wire: a member of the document with a bounded outbox. The port is met by the names of its methods, since it hands over
 * messages singly or as frames for many.
 */
final class SimMember implements Wire.End {
    /** What a method without a result gives back. */
    private static final Object NOTHING = null;

    private final SimServer server;
    private final Docs docs;
    private final Wire wire;
    private final String account;
    private final Executor loop;
    private final int number;
    private final Member port;
    private final List<byte[]> early = new ArrayList<>();
    private final Set<Long> announced = new HashSet<>();
    private long missedFrom = Long.MAX_VALUE;
    private boolean behind;
    private boolean joined;
    private boolean closed;

    SimMember(SimServer server, Docs docs, Wire wire, String account, Executor loop, int number) {
        this.server = server;
        this.docs = docs;
        this.wire = wire;
        this.account = account;
        this.loop = loop;
        this.number = number;
        this.port = (Member) Proxy.newProxyInstance(
                Member.class.getClassLoader(),
                new Class<?>[] {Member.class},
                (self, method, args) -> asked(self, method, args));
    }

    Member port() {
        return port;
    }

    Wire wire() {
        return wire;
    }

    boolean announced(long id) {
        return announced.contains(id);
    }

    void joined() {
        joined = true;
        early.forEach(this::received);
        early.clear();
    }

    @Override
    public void received(byte[] message) {
        if (closed) {
            return;
        }
        if (!joined) {
            early.add(message);
            return;
        }
        try {
            Frame frame = Frames.decode(message);
            note(frame);
            docs.receive(SimServer.DOC, port, frame);
        } catch (InvalidUpdateException e) {
            throw new AssertionError("a good client sent what cannot be read", e);
        }
    }

    @Override
    public void gone() {
        closed = true;
        server.left(this, announced);
        docs.leave(SimServer.DOC, port);
    }

    Object close(Close why) {
        closed = true;
        server.closed(wire, why);
        return NOTHING;
    }

    private void note(Frame frame) {
        if (frame instanceof Frame.Awareness update) {
            AwarenessUpdate.decode(update.update()).entries().forEach(entry -> announced.add(entry.clientId()));
        }
    }

    private Object asked(Object self, Method method, Object[] args) {
        return switch (method.getName()) {
            case "account", "person" -> account;
            case "loop" -> loop;
            case "send" -> write(messages(args[0]));
            case "tell" -> tell(messages(args[0]), (long) args[1]);
            case "catchUp" -> caughtUp(messages(args[0]));
            case "close" -> close((Close) args[0]);
            case "hashCode" -> number;
            case "equals" -> self == args[0];
            case "toString" -> "member " + number;
            // What it may and wants: everything.
            default -> true;
        };
    }

    private Object caughtUp(List<byte[]> messages) {
        behind = false;
        missedFrom = Long.MAX_VALUE;
        return write(messages);
    }

    /** As the gateway's outbox: what does not fit is left out, and made good by one diff. */
    private Object tell(List<byte[]> messages, long place) {
        int bytes = messages.stream().mapToInt(message -> message.length).sum();
        int waiting = wire.waitingBytes();
        if (!behind && (waiting == 0 || waiting + bytes <= SimServer.OUTBOX_BYTES)) {
            return write(messages);
        }
        missedFrom = Math.min(missedFrom, place);
        if (!behind) {
            behind = true;
            wire.whenDrained(this::askForTheRest);
        }
        return NOTHING;
    }

    private void askForTheRest() {
        try {
            Docs.class
                    .getMethod("catchUp", String.class, Member.class, long.class)
                    .invoke(docs, SimServer.DOC, port, missedFrom);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object write(List<byte[]> messages) {
        for (byte[] message : messages) {
            if (!closed) {
                server.checkNobodyIsResurrected(message);
                wire.down(message);
            }
        }
        return NOTHING;
    }

    private static List<byte[]> messages(Object sent) {
        if (sent instanceof Buffer message) {
            return List.of(message.getBytes());
        }
        ByteBuf frames = (ByteBuf) sent;
        List<byte[]> messages = new ArrayList<>();
        while (frames.isReadable()) {
            messages.add(message(frames));
        }
        frames.release();
        return messages;
    }

    /** The payload of a WebSocket frame, which is whole and not masked. */
    private static byte[] message(ByteBuf frames) {
        frames.skipBytes(1);
        int length = frames.readUnsignedByte();
        length = length == 126 ? frames.readUnsignedShort() : length == 127 ? (int) frames.readLong() : length;
        byte[] message = new byte[length];
        frames.readBytes(message);
        return message;
    }
}
