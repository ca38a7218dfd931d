package org.mandala.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.VoidChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.VertxHandler;
import org.jspecify.annotations.Nullable;

/**
 * The Netty channel below a WebSocket of Vert.x, which goes on doing handshake, pings of the peer, and closing. Everything else goes past it,
 * as each of these is beyond its API: a frame that is encoded once for all members of a document is written as it is; what waits is counted
 * in bytes on the channel's own loop; all writes of a turn are one flush; a peer that stopped reading is cut at once. All methods are for that loop.
 */
final class Wire extends ChannelInboundHandlerAdapter {
    private final Listener listener;
    private final Channel channel;
    private final ChannelHandlerContext out;
    private final ChannelPromise unheard;
    private final int maxMessageBytes;
    private final Pulse pulse;
    private @Nullable ByteBuf parts;
    private boolean partsAreText;
    private @Nullable Short closeCode;
    private boolean needsFlush;
    private boolean heard = true;
    private @Nullable Object lastWaiting;
    private long lastProgress;

    /** What comes up the wire. */
    interface Listener {
        void onText(byte[] message);

        void onBinary(byte[] message);

        void onTooBig();

        /** The connection is gone; {@code code} is what its peer said, or null for a lost line. */
        void onGone(@Nullable Short code);
    }

    /** Goes between Vert.x and the channel; nothing is read until {@link #read}. */
    Wire(Channel channel, Pulse pulse, int maxMessageBytes, Listener listener) {
        this.listener = listener;
        this.pulse = pulse;
        this.maxMessageBytes = maxMessageBytes;
        this.channel = channel;
        this.unheard = new VoidChannelPromise(channel, false);
        channel.config().setAutoRead(false);
        ChannelPipeline pipeline = channel.pipeline();
        ChannelHandlerContext vertx = pipeline.context(VertxHandler.class);
        pipeline.addBefore(vertx.name(), "wire", this);
        ChannelHandlerContext encoder = pipeline.context(WebSocket13FrameEncoder.class);
        this.out = encoder == null ? vertx : encoder;
        // It takes one large message on a slow line for a peer that stalled; the pulse looks at what is really taken.
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
    }

    /** Reads on, or stops: what the peer sends then waits with the peer. */
    void read(boolean on) {
        channel.config().setAutoRead(on);
    }

    /** Takes whole frames, to be flushed at the end of this turn. */
    void write(ByteBuf frames) {
        if (!channel.isActive()) {
            frames.release();
            return;
        }
        var unused = out.write(frames, unheard);
        if (!needsFlush) {
            needsFlush = true;
            pulse.flushSoon(this);
        }
    }

    void flush() {
        needsFlush = false;
        out.flush();
    }

    /** Runs {@code work} when everything written so far has been handed to the kernel; never, if the connection ends before. */
    void whenDrained(Runnable work) {
        var unused = out.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> {
            if (done.isSuccess()) {
                work.run();
            }
        });
    }

    /** Bytes that were written and not yet taken by the kernel. */
    long waitingBytes() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** Whether anything came since this was last asked. */
    boolean takeHeard() {
        boolean was = heard;
        heard = false;
        return was;
    }

    /** Whether the peer has taken something since this was last asked, or nothing waits. */
    boolean isTaking() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        Object waiting = buffer == null ? null : buffer.current();
        long progress = waiting == null ? 0 : buffer.currentProgress();
        boolean taking = waiting == null || waiting != lastWaiting || progress != lastProgress;
        lastWaiting = waiting;
        lastProgress = progress;
        return taking;
    }

    /** The channel of a request, which is its WebSocket's, too. Vert.x Web wraps the socket, so that this is the way to it. */
    static Channel channelOf(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    /** Ends the connection without a word; what waits is dropped. */
    void cut() {
        channel.unsafe().closeForcibly();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        heard = true;
        if (message instanceof BinaryWebSocketFrame || message instanceof TextWebSocketFrame) {
            first((WebSocketFrame) message, message instanceof TextWebSocketFrame);
        } else if (message instanceof ContinuationWebSocketFrame more) {
            next(more);
        } else if (message instanceof PongWebSocketFrame) {
            ReferenceCountUtil.release(message);
        } else {
            if (message instanceof CloseWebSocketFrame close) {
                closeCode = (short) close.statusCode();
            }
            ctx.fireChannelRead(message);
        }
    }

    private void first(WebSocketFrame frame, boolean text) {
        if (frame.isFinalFragment()) {
            ByteBuf content = frame.content();
            byte[] message = bytes(content);
            frame.release();
            say(message, text);
        } else {
            dropParts();
            parts = channel.alloc().heapBuffer(frame.content().readableBytes());
            partsAreText = text;
            next(frame);
        }
    }

    private void next(WebSocketFrame frame) {
        ByteBuf sofar = parts;
        if (sofar == null || sofar.readableBytes() + frame.content().readableBytes() > maxMessageBytes) {
            frame.release();
            if (sofar != null) {
                dropParts();
                listener.onTooBig();
            }
            return;
        }
        sofar.writeBytes(frame.content());
        boolean last = frame.isFinalFragment();
        frame.release();
        if (last) {
            byte[] message = bytes(sofar);
            dropParts();
            say(message, partsAreText);
        }
    }

    private void say(byte[] message, boolean text) {
        if (text) {
            listener.onText(message);
        } else {
            listener.onBinary(message);
        }
    }

    private static byte[] bytes(ByteBuf content) {
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        return bytes;
    }

    private void dropParts() {
        if (parts != null) {
            parts.release();
            parts = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        dropParts();
        listener.onGone(closeCode);
        ctx.fireChannelInactive();
    }
}
