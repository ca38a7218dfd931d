package org.mandala.bench.docs;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mandala.bench.load.Upgrade;
import org.mandala.bench.load.WebSocketFrames;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;

/** One client of a room. Lives on the generator's loop. */
final class Member extends Upgrade implements Dialect.Listener, Stamps.Listener {
    private final Generator generator;
    private final Room room;
    private final int index;
    private final int[] next;
    private final ByteReader reader = new ByteReader(new byte[0]);

    private @Nullable Channel channel;
    private @Nullable ScheduledFuture<?> renewals;
    private boolean synced;
    private int sent;
    private int awarenessClock = 1;
    private long documentBytes;
    private long documentMessages;
    private long acknowledged;

    Member(Generator generator, Room room, int index) {
        this.generator = generator;
        this.room = room;
        this.index = index;
        this.next = new int[room.authors()];
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        channel = ctx.channel();
        var unused = ctx.writeAndFlush(ctx.alloc().directBuffer().writeBytes(request(room.path(), room.port())));
    }

    @Override
    public void onHead(ChannelHandlerContext ctx, String head) {
        if (!head.startsWith("HTTP/1.1 101")) {
            generator.failed("the server answered " + head.lines().findFirst().orElse("nothing"));
        } else {
            room.dialect().greeting(room.name()).forEach(this::send);
            if (room.dialect() == Dialect.Y_WEBSOCKET) {
                sendAwareness();
            }
        }
    }

    @Override
    public void onFrame(int opcode, ByteBuf in, int length) {
        byte[] bytes = generator.scratch(length);
        int code = opcode == WebSocketFrames.CLOSE && length >= 2 ? in.getUnsignedShort(in.readerIndex()) : 0;
        in.readBytes(bytes, 0, length);
        generator.tally().frame(length);
        if (opcode == WebSocketFrames.BINARY) {
            reader.reset(bytes, 0, length);
            room.dialect().read(reader, this);
        } else if (opcode == WebSocketFrames.PING) {
            write(WebSocketFrames.PONG, bytes, length);
        } else if (opcode == WebSocketFrames.CLOSE) {
            generator.failed("the server closed a member with " + code);
        }
    }

    @Override
    public void onLetIn() {
        send(room.dialect().step1(room.name()));
        sendAwareness();
    }

    @Override
    public void onStep1() {
        documentMessages++;
        send(room.dialect().step2(room.name(), Dialect.NOTHING_NEW));
    }

    @Override
    public void onStep2(ByteReader update) {
        document(update);
        if (!synced && documentBytes >= room.documentBytes()) {
            synced = true;
            generator.onSynced();
        }
    }

    @Override
    public void onUpdate(ByteReader update) {
        if (synced) {
            document(update);
        } else {
            onStep2(update);
        }
    }

    private void document(ByteReader update) {
        documentBytes += update.end() - update.position();
        if (room.readsStamps()) {
            room.record(this, update);
            Stamps.read(update, this);
        }
    }

    @Override
    public void onSaved(long count) {
        acknowledged = count;
    }

    @Override
    public void onTaken() {
        acknowledged++;
    }

    @Override
    public void onRecord(int member, int sequence, long stampNs) {
        if (member == index) {
            return;
        }
        if (sequence < next[member]) {
            generator.tally().duplicate();
            return;
        }
        if (sequence > next[member]) {
            generator.tally().skipped(sequence - next[member]);
        }
        next[member] = sequence + 1;
        generator.tally().delivered(generator.nowNs() - stampNs);
    }

    /** Sends this member's next record, which was due at {@code stampNs}. */
    void sendRecord(long stampNs) {
        ByteWriter update = generator.updates().record(index, sent++, stampNs);
        room.recordOwn(this, update);
        ByteWriter message = generator.message();
        room.dialect().update(message, room.name(), update);
        documentMessages++;
        byte[] bytes = message.toByteArray();
        write(WebSocketFrames.BINARY, bytes, bytes.length);
    }

    void sendUpdate(byte[] update) {
        documentMessages++;
        send(room.dialect().update(room.name(), update));
    }

    void sendAwareness() {
        send(room.dialect().awareness(room.name(), index, awarenessClock++));
    }

    /** Renews this member's presence as a stock client does, beginning at a moment of its own. */
    void renewAwareness(long firstMs, long everyMs) {
        if (channel != null) {
            renewals = channel.eventLoop()
                    .scheduleAtFixedRate(this::sendAwareness, firstMs, everyMs, TimeUnit.MILLISECONDS);
        }
    }

    private void send(byte[] message) {
        write(WebSocketFrames.BINARY, message, message.length);
    }

    private void write(int opcode, byte[] payload, int length) {
        Channel open = channel;
        if (open != null) {
            var unused = open.writeAndFlush(
                    WebSocketFrames.fromClient(open.alloc(), opcode, payload, length), open.voidPromise());
        }
    }

    void close() {
        if (renewals != null) {
            renewals.cancel(false);
        }
        if (channel != null) {
            var unused = channel.close();
        }
    }

    @Override
    protected void onGone() {
        generator.gone(this);
    }

    int port() {
        return room.port();
    }

    int index() {
        return index;
    }

    int sent() {
        return sent;
    }

    /** Records of others that this member has; those of its own are not counted. */
    long received() {
        return Arrays.stream(next).asLongStream().sum();
    }

    /** How many of another member's records this one has. */
    int receivedOf(int member) {
        return next[member];
    }

    long documentMessages() {
        return documentMessages;
    }

    long acknowledged() {
        return acknowledged;
    }
}
