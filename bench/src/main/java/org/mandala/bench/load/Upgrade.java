package org.mandala.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a connection: the HTTP head that makes it a WebSocket goes to one method, the frames after it to another. What is asked by HTTP
 * before that is answered whole to a third.
 */
public abstract class Upgrade extends ChannelInboundHandlerAdapter implements WebSocketFrames.Listener {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private @Nullable ByteBuf kept;
    private boolean upgraded;

    /** The head of the request or response, without its last empty line. */
    public abstract void onHead(ChannelHandlerContext ctx, String head);

    /** Whether frames follow this head; else a body does, as long as the head says. */
    protected boolean upgrades(String head) {
        return true;
    }

    /** An answer before the connection became a WebSocket. */
    protected void onAnswer(ChannelHandlerContext ctx, String head, String body) {}

    public static byte[] request(String path, int port) {
        return request(path, "127.0.0.1:" + port, "");
    }

    /** @param headers further ones, each with its line's end */
    public static byte[] request(String path, String host, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: bWFuZGFsYSBiZW5jaC4uLg==\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = joined(ctx, (ByteBuf) message);
        boolean more = true;
        while (!upgraded && more) {
            more = readAnswer(ctx, in);
        }
        if (upgraded) {
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

    protected abstract void onGone();

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

    /** Whether there was one whole. */
    private boolean readAnswer(ChannelHandlerContext ctx, ByteBuf in) {
        int start = in.readerIndex();
        int end = ByteBufUtil.indexOf(Unpooled.wrappedBuffer(END_OF_HEAD), in);
        if (end < 0) {
            return false;
        }
        String head = in.toString(start, end - start, StandardCharsets.US_ASCII);
        if (upgrades(head)) {
            in.readerIndex(end + END_OF_HEAD.length);
            upgraded = true;
            onHead(ctx, head);
            return true;
        }
        int bodyEnd = end + END_OF_HEAD.length + contentLength(head);
        if (bodyEnd > in.writerIndex()) {
            return false;
        }
        String body = in.toString(end + END_OF_HEAD.length, contentLength(head), StandardCharsets.UTF_8);
        in.readerIndex(bodyEnd);
        onAnswer(ctx, head, body);
        return true;
    }

    private static int contentLength(String head) {
        Matcher found = CONTENT_LENGTH.matcher(head);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private void keepRest(ByteBuf in) {
        if (in.isReadable()) {
            kept = in;
        } else {
            in.release();
        }
    }
}
