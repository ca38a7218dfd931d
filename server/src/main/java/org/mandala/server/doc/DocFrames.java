package org.mandala.server.doc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.sync.Frame;

/**
 * Messages of a document as WebSocket frames (RFC 6455: final, binary, not masked), ready for any number of sockets, so that each is
 * encoded once however many members get it.
 */
final class DocFrames {
    private static final int FINAL_BINARY = 0x82;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int MAX_SHORT = 0xffff;
    private static final int HEAD_BYTES = 10;

    private static final int SYNC = 0;
    private static final int STEP_2 = 1;
    private static final int UPDATE = 2;
    private static final int SAVED = 100;
    private static final int STATE = 101;
    private static final int MORE = 0x80;
    private static final int BITS = 0x7f;

    private DocFrames() {}

    static ByteBuf of(Frame message) {
        return of(message.encode());
    }

    static ByteBuf of(byte[] message) {
        ByteBuf out = allocate(message.length + HEAD_BYTES);
        writeHead(out, message.length);
        return out.writeBytes(message);
    }

    /** One frame for each update, one after the other. */
    static ByteBuf updates(List<byte[]> updates) {
        int bytes = 0;
        for (byte[] update : updates) {
            bytes += updateBytes(update);
        }
        ByteBuf out = allocate(bytes);
        for (byte[] update : updates) {
            writeSync(out, UPDATE, update);
        }
        return out;
    }

    /** The length of one update's frame. */
    static int updateBytes(byte[] update) {
        int message = 2 + varUintBytes(update.length) + update.length;
        return headBytes(message) + message;
    }

    static ByteBuf step2(byte[] update) {
        ByteBuf out = allocate(updateBytes(update));
        writeSync(out, STEP_2, update);
        return out;
    }

    /** Rule D6. */
    static ByteBuf saved(long messages) {
        return number(SAVED, messages);
    }

    /** Rule D31. */
    static ByteBuf state(int state) {
        return number(STATE, state);
    }

    private static ByteBuf number(int type, long value) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(type);
        out.writeVarUint(value);
        return of(out.toByteArray());
    }

    static ByteBuf allocate(int bytes) {
        return ByteBufAllocator.DEFAULT.directBuffer(bytes);
    }

    private static void writeSync(ByteBuf out, int kind, byte[] update) {
        writeHead(out, 2 + varUintBytes(update.length) + update.length);
        out.writeByte(SYNC).writeByte(kind);
        writeVarUint(out, update.length);
        out.writeBytes(update);
    }

    static void writeHead(ByteBuf out, int length) {
        out.writeByte(FINAL_BINARY);
        if (length < SHORT) {
            out.writeByte(length);
        } else if (length <= MAX_SHORT) {
            out.writeByte(SHORT).writeShort(length);
        } else {
            out.writeByte(LONG).writeLong(length);
        }
    }

    private static int headBytes(int length) {
        return length < SHORT ? 2 : length <= MAX_SHORT ? 4 : HEAD_BYTES;
    }

    private static void writeVarUint(ByteBuf out, int value) {
        int rest = value;
        while (rest > BITS) {
            out.writeByte((rest & BITS) | MORE);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int varUintBytes(int value) {
        int bytes = 1;
        for (int rest = value >>> 7; rest > 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
    }
}
