package org.mandala.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandala.server.Config.Limits;
import org.mandala.server.protocol.Close;

/** One WebSocket: what comes in goes to its listener, and whether anyone is still there is felt by a pulse. */
final class Socket implements Wire.Listener {
    private static final ByteBuf PING = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer(2).writeByte(0x89).writeByte(0).asReadOnly());
    private static final long MS_PER_SECOND = 1_000;

    /** A close frame that the peer does not take in this many beats is given up. */
    private static final int CLOSING_BEATS = 2;

    private final ContextInternal context;
    private final Pulse pulse;
    private final Wire wire;
    private final Runnable onGone;
    private final int outboxBytes;
    private final int stalledBeats;
    private final int silentBeats;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Listener listener;
    private Runnable afterwards = () -> {};
    private int pingAfterBeats = 1;
    private volatile boolean gone;
    private @Nullable Short goneCode;
    private int silent;
    private int stalled;
    private int closing;

    /** Where the pulse keeps it. */
    int slot;

    int place;

    /** What the kinds of sockets make of messages. Called on the socket's event loop. */
    interface Listener {
        void onText(Buffer message);

        void onBinary(byte[] message);

        /** The connection is gone; {@code code} is what its peer said, or null for a lost line. */
        void onGone(@Nullable Short code);
    }

    /** The socket reads nothing until {@link #listen}. {@code onGone} runs when it ends, listened to or not. */
    Socket(Vertx vertx, Channel channel, Pulse pulse, Limits limits, Runnable onGone) {
        this.context = ((ContextInternal) vertx.getOrCreateContext()).unwrap();
        this.pulse = pulse;
        this.onGone = onGone;
        this.outboxBytes = limits.outboxBytes();
        this.stalledBeats = beats(limits.stalledSeconds());
        this.silentBeats = beats(limits.silentSeconds());
        this.wire = new Wire(channel, pulse, limits.messageBytes(), this);
        pulse.add(this);
        if (!channel.isActive()) {
            onGone(null);
        }
    }

    private static int beats(int seconds) {
        return (int) Math.max(1, seconds * MS_PER_SECOND / Pulse.ROUND_MS);
    }

    /** What else to do when the connection has gone, at once if it has; said on the socket's event loop. */
    void whenGone(Runnable what) {
        if (gone) {
            what.run();
        } else {
            afterwards = what;
        }
    }

    void listen(Listener to) {
        listener = to;
        if (gone) {
            to.onGone(goneCode);
        } else {
            wire.read(true);
        }
    }

    /** A peer that speaks by itself need not be asked so often whether it is there. */
    void pingAfter(int beats) {
        pingAfterBeats = beats;
    }

    Wire wire() {
        return wire;
    }

    Pulse pulse() {
        return pulse;
    }

    /** Reads nothing for a while. */
    void pause(long ms) {
        wire.read(false);
        pulse.after(ms, () -> wire.read(true));
    }

    /** Sends what must not have gaps: who cannot keep up is asked to come back and sync again. From any thread. */
    void sendText(Buffer message) {
        pulse.execute(() -> {
            if (wire.waitingBytes() + message.length() > outboxBytes) {
                close(Close.RESYNC);
            } else if (!isClosed()) {
                wire.writeText(message.getBytes());
            }
        });
    }

    /** From any thread. */
    void close(Close why) {
        if (closed.compareAndSet(false, true)) {
            pulse.execute(() -> wire.close(why.code(), why.reason()));
        }
    }

    boolean isClosed() {
        return closed.get() || gone;
    }

    /** Looks whether the peer still takes and says something. */
    void beat() {
        boolean taking = wire.isTaking();
        stalled = taking ? 0 : stalled + 1;
        // A ping behind a large answer on a slow line is not heard for long; as long as that is taken, somebody is
        // there.
        silent = wire.takeHeard() || (taking && wire.waitingBytes() > 0) ? 0 : silent + 1;
        closing = closed.get() ? closing + 1 : 0;
        if (stalled >= stalledBeats || silent >= silentBeats || closing > CLOSING_BEATS) {
            wire.cut();
        } else if (silent >= pingAfterBeats) {
            wire.write(PING.duplicate());
        }
    }

    @Override
    public void onText(byte[] message) {
        dispatch(to -> to.onText(Buffer.buffer(message)));
    }

    @Override
    public void onBinary(byte[] message) {
        dispatch(to -> to.onBinary(message));
    }

    @Override
    public void onTooBig() {
        close(Close.MESSAGE_TOO_BIG);
    }

    @Override
    public void onGone(@Nullable Short code) {
        if (gone) {
            return;
        }
        gone = true;
        goneCode = code;
        pulse.remove(this);
        onGone.run();
        afterwards.run();
        dispatch(to -> to.onGone(code));
    }

    /** Answers of stores come back to the context that asked. */
    private void dispatch(Consumer<Listener> event) {
        Listener to = listener;
        if (to != null) {
            context.dispatch(to, event::accept);
        }
    }
}
