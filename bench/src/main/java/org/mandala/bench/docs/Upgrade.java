package org.mandala.bench.docs;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bytes of a connection: the HTTP head up to the empty line goes to one method, the frames after it to another. */
abstract class Upgrade extends ChannelInboundHandlerAdapter implements WebSocketFrames.Listener {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private @Nullable ByteBuf kept;
    private boolean upgraded;

    /** The head of the request or response, without its last empty line. */
    abstract void onHead(ChannelHandlerContext ctx, String head);

    static byte[] request(String path, int port) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: bWFuZGFsYSBiZW5jaC4uLg==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = joined(ctx, (ByteBuf) message);
        if (upgraded || readHead(in, head -> onHead(ctx, head))) {
            upgraded = true;
            WebSocketFrames.read(in, this);
        }
        keepRest(in);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (kept != null) {
            kept.release();
            kept = null;
        }
        onGone();
    }

    abstract void onGone();

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var unused = ctx.close();
    }

    private ByteBuf joined(ChannelHandlerContext ctx, ByteBuf next) {
        ByteBuf before = kept;
        kept = null;
        if (before == null) {
            return next;
        }
        ByteBuf joined = before.writableBytes() >= next.readableBytes() ? before : grown(ctx, before, next);
        joined.writeBytes(next);
        next.release();
        return joined;
    }

    /** Makes room for a whole large frame at once, so that a document's bytes are not moved again and again. */
    private ByteBuf grown(ChannelHandlerContext ctx, ByteBuf before, ByteBuf next) {
        int size = before.readableBytes() + next.readableBytes();
        long frame = upgraded ? WebSocketFrames.firstFrameBytes(before) : 0;
        ByteBuf out = ctx.alloc()
                .directBuffer((int) Math.max(2L * size, frame + next.readableBytes()))
                .writeBytes(before);
        before.release();
        return out;
    }

    private static boolean readHead(ByteBuf in, Consumer<String> onHead) {
        int end = io.netty.buffer.ByteBufUtil.indexOf(Unpooled.wrappedBuffer(END_OF_HEAD), in);
        if (end < 0) {
            return false;
        }
        String head = in.readCharSequence(end - in.readerIndex(), StandardCharsets.US_ASCII)
                .toString();
        in.skipBytes(END_OF_HEAD.length);
        onHead.accept(head);
        return true;
    }

    private void keepRest(ByteBuf in) {
        if (in.isReadable()) {
            kept = in;
        } else {
            in.release();
        }
    }
}
