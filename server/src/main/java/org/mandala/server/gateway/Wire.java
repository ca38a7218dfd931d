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
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.ShutdownEvent;
import io.vertx.core.net.impl.VertxHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Netty channel of a WebSocket, taken over from Vert.x once that has done the handshake, as each of these is beyond its API: a frame that is
 * encoded once for all members of a document is written as it is; what waits is counted in bytes on the channel's own loop; all writes of
 * a turn are one flush; a peer that stopped reading is cut at once; and an idle connection costs 5 kB instead of 18, of which Vert.x keeps 8 in two
 * empty queues and 4 in the request. All methods are for that loop.
 */
final class Wire extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final int NO_REASON = 1000;

    private final Listener listener;
    private final Channel channel;
    private final ChannelHandlerContext out;
    private final ChannelPromise unheard;
    private final Pulse pulse;
    private final Parts parts;
    private @Nullable Short closeCode;
    private boolean needsFlush;
    private boolean heard = true;
    private boolean closing;
    private @Nullable ChannelHandlerContext self;
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

    /** Takes the place of Vert.x in the channel; nothing is read until {@link #read}. */
    Wire(Channel channel, Pulse pulse, int maxMessageBytes, Listener listener) {
        this.listener = listener;
        this.pulse = pulse;
        this.parts = new Parts(maxMessageBytes);
        this.channel = channel;
        this.unheard = new VoidChannelPromise(channel, false);
        channel.config().setAutoRead(false);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.replace(VertxHandler.class, "wire", this);
        ChannelHandlerContext encoder = pipeline.context(WebSocket13FrameEncoder.class);
        this.out = encoder == null ? pipeline.context(this) : encoder;
        // It takes one large message on a slow line for a peer that stalled; the pulse looks at what is really taken.
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        self = ctx;
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
        flushSoon();
    }

    private void flushSoon() {
        if (!needsFlush) {
            needsFlush = true;
            pulse.flushSoon(this);
        }
    }

    void writeText(byte[] message) {
        write(new TextWebSocketFrame(Unpooled.wrappedBuffer(message)));
    }

    /** Says why and ends, once the peer has said so too or the pulse gives up; what comes meanwhile is not heard. */
    void close(int code, String reason) {
        if (!closing) {
            closing = true;
            write(new CloseWebSocketFrame(code, reason));
            // To hear the peer's answer, however fast it was before.
            read(true);
        }
    }

    private void write(WebSocketFrame frame) {
        ChannelHandlerContext ctx = self;
        if (ctx == null || !channel.isActive()) {
            frame.release();
            return;
        }
        var unused = ctx.write(frame, unheard);
        flushSoon();
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
        end();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        heard = true;
        if (message instanceof CloseWebSocketFrame close) {
            closed(close);
        } else if (message instanceof PingWebSocketFrame ping) {
            write(new PongWebSocketFrame(ping.content()));
        } else if (closing || message instanceof PongWebSocketFrame || !(message instanceof WebSocketFrame frame)) {
            ReferenceCountUtil.release(message);
        } else {
            take(frame);
        }
    }

    /** The peer ends it, or answers our end. */
    private void closed(CloseWebSocketFrame frame) {
        int code = frame.statusCode();
        closeCode = code < 0 ? null : (short) code;
        frame.release();
        if (closing) {
            end();
        } else {
            closing = true;
            write(new CloseWebSocketFrame(code < 0 ? NO_REASON : code, ""));
            whenDrained(this::end);
        }
    }

    private void end() {
        var unused = channel.close();
    }

    private void take(WebSocketFrame frame) {
        try {
            byte[] message = parts.add(frame);
            if (message != null && parts.isText()) {
                listener.onText(message);
            } else if (message != null) {
                listener.onBinary(message);
            }
        } catch (Parts.TooBig e) {
            listener.onTooBig();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        parts.drop();
        listener.onGone(closeCode);
    }

    /** The server closes its connections. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ShutdownEvent) {
            end();
        } else {
            ReferenceCountUtil.release(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("a line failed", cause);
        end();
    }
}
