package org.mandala.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/** Puts a message together that comes in several frames. */
final class Parts {
    private static final byte[] NONE = {};

    private final int maxBytes;
    private @Nullable ByteBuf sofar;
    private boolean text;

    Parts(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes a frame of a message, and lets go of it; the whole message with its last frame, null before. */
    byte @Nullable [] add(WebSocketFrame frame) throws TooBig {
        try {
            boolean begins = !(frame instanceof ContinuationWebSocketFrame);
            if (begins) {
                drop();
                text = frame instanceof TextWebSocketFrame;
            }
            return begins && frame.isFinalFragment() ? bytes(frame.content()) : append(frame);
        } finally {
            frame.release();
        }
    }

    private byte @Nullable [] append(WebSocketFrame frame) throws TooBig {
        ByteBuf parts = sofar;
        if (parts == null) {
            parts = ByteBufAllocator.DEFAULT.heapBuffer(frame.content().readableBytes());
            sofar = parts;
        }
        if (parts.readableBytes() + frame.content().readableBytes() > maxBytes) {
            drop();
            throw new TooBig();
        }
        parts.writeBytes(frame.content());
        if (!frame.isFinalFragment()) {
            return null;
        }
        byte[] message = bytes(parts);
        drop();
        return message;
    }

    /** Whether the last message was text. */
    boolean isText() {
        return text;
    }

    void drop() {
        if (sofar != null) {
            sofar.release();
            sofar = null;
        }
    }

    private static byte[] bytes(ByteBuf content) {
        if (!content.isReadable()) {
            return NONE;
        }
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        return bytes;
    }

    /** The message is larger than it may be. */
    static final class TooBig extends Exception {
        private static final long serialVersionUID = 1L;

        TooBig() {
            super(null, null, false, false);
        }
    }
}
