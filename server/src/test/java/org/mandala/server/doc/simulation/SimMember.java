package org.mandala.server.doc.simulation;

import io.netty.buffer.ByteBuf;
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

/** The server's end of one wire: a member of the document with a bounded outbox. */
final class SimMember implements Wire.End, Member {
    private final SimHouse house;
    private final SimServer server;
    private final Docs docs;
    private final Wire wire;
    private final String account;
    private final Executor loop;
    private final int number;
    private final List<byte[]> early = new ArrayList<>();
    private final Set<Long> announced = new HashSet<>();
    private long missedFrom = Long.MAX_VALUE;
    private boolean behind;
    private boolean joined;
    private boolean closed;

    SimMember(SimHouse house, SimServer server, Docs docs, Wire wire, String account, Executor loop, int number) {
        this.house = house;
        this.server = server;
        this.docs = docs;
        this.wire = wire;
        this.account = account;
        this.loop = loop;
        this.number = number;
    }

    Wire wire() {
        return wire;
    }

    Set<Long> announced() {
        return announced;
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
            docs.receive(SimServer.DOC, this, frame);
        } catch (InvalidUpdateException e) {
            throw new AssertionError("a good client sent what cannot be read", e);
        }
    }

    @Override
    public void gone() {
        closed = true;
        server.left(this, announced);
        docs.leave(SimServer.DOC, this);
    }

    @Override
    public void close(Close why) {
        closed = true;
        server.closed(wire, why);
    }

    @Override
    public boolean mayWrite() {
        return true;
    }

    @Override
    public boolean wantsSaved() {
        return true;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public String person() {
        return account;
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public void send(ByteBuf frames) {
        write(messages(frames));
    }

    @Override
    public void catchUp(ByteBuf frames) {
        behind = false;
        missedFrom = Long.MAX_VALUE;
        write(messages(frames));
    }

    /** As the gateway's outbox: what does not fit is left out, and made good by one diff. */
    @Override
    public void tell(ByteBuf frames, long place) {
        List<byte[]> messages = messages(frames);
        int bytes = messages.stream().mapToInt(message -> message.length).sum();
        int waiting = wire.waitingBytes();
        if (!behind && (waiting == 0 || waiting + bytes <= SimServer.OUTBOX_BYTES)) {
            write(messages);
            return;
        }
        missedFrom = Math.min(missedFrom, place);
        if (!behind) {
            behind = true;
            wire.whenDrained(() -> docs.catchUp(SimServer.DOC, this, missedFrom));
        }
    }

    @Override
    public String toString() {
        return "member " + number;
    }

    private void note(Frame frame) {
        if (frame instanceof Frame.Awareness update) {
            AwarenessUpdate.decode(update.update()).entries().forEach(entry -> announced.add(entry.clientId()));
        }
    }

    private void write(List<byte[]> messages) {
        for (byte[] message : messages) {
            if (!closed) {
                house.checkNobodyIsResurrected(message);
                wire.down(message);
            }
        }
    }

    private static List<byte[]> messages(ByteBuf frames) {
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
