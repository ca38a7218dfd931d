package org.mandala.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** The bytes of WebSocket frames (RFC 6455), as little of them as a bench needs: whole messages, no extensions. */
public final class WebSocketFrames {
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int MAX_HEAD = 14;
    private static final int MASK_BYTES = 4;

    /** Gets each frame of a stream. */
    public interface Listener {
        /** The payload is the next {@code length} bytes of {@code in}, and must be read whole. */
        void onFrame(int opcode, ByteBuf in, int length);
    }

    private WebSocketFrames() {}

    /** A client's frame. Its mask is zero, which the standard allows and which leaves the payload as it is. */
    public static ByteBuf fromClient(ByteBufAllocator alloc, int opcode, byte[] payload, int length) {
        ByteBuf out = alloc.directBuffer(length + MAX_HEAD);
        head(out, opcode, length, MASKED);
        return out.writeInt(0).writeBytes(payload, 0, length);
    }

    public static ByteBuf fromServer(ByteBufAllocator alloc, int opcode, byte[] payload) {
        ByteBuf out = alloc.directBuffer(payload.length + MAX_HEAD);
        head(out, opcode, payload.length, 0);
        return out.writeBytes(payload);
    }

    private static void head(ByteBuf out, int opcode, int length, int mask) {
        out.writeByte(FIN | opcode);
        if (length < SHORT) {
            out.writeByte(mask | length);
        } else if (length <= 0xffff) {
            out.writeByte(mask | SHORT).writeShort(length);
        } else {
            out.writeByte(mask | LONG).writeLong(length);
        }
    }

    /** Takes all whole frames out of {@code in}; what is left is the beginning of another. A mask is taken to be zero. */
    public static void read(ByteBuf in, Listener listener) {
        while (in.readableBytes() >= 2) {
            int start = in.readerIndex();
            int second = in.getUnsignedByte(start + 1);
            int head = headLength(second);
            if (in.readableBytes() < head || in.readableBytes() - head < payloadLength(in, start, second)) {
                return;
            }
            int length = (int) payloadLength(in, start, second);
            in.skipBytes(head);
            listener.onFrame(in.getUnsignedByte(start) & 0xf, in, length);
        }
    }

    /** Size of the frame that begins here, or 0 where that is not known yet. */
    static long firstFrameBytes(ByteBuf in) {
        int start = in.readerIndex();
        if (in.readableBytes() < MAX_HEAD) {
            return 0;
        }
        int second = in.getUnsignedByte(start + 1);
        return headLength(second) + payloadLength(in, start, second);
    }

    private static int headLength(int second) {
        int size = second & 0x7f;
        int extended = size == LONG ? 8 : size == SHORT ? 2 : 0;
        return 2 + extended + ((second & MASKED) != 0 ? MASK_BYTES : 0);
    }

    private static long payloadLength(ByteBuf in, int start, int second) {
        int size = second & 0x7f;
        return size == LONG ? in.getLong(start + 2) : size == SHORT ? in.getUnsignedShort(start + 2) : size;
    }
}
