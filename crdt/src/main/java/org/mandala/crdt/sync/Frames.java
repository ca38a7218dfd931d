package org.mandala.crdt.sync;

import java.util.ArrayList;
import java.util.List;
import org.mandala.crdt.StateVector;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;

/** Reads and writes {@link Frame}s. */
public final class Frames {
    private static final int SYNC = 0;
    private static final int AWARENESS = 1;
    private static final int AUTH = 2;
    private static final int QUERY_AWARENESS = 3;
    private static final int STEP_1 = 0;
    private static final int STEP_2 = 1;
    private static final int UPDATE = 2;
    private static final int PERMISSION_DENIED = 0;
    /** Channel, kind and the length of the payload. */
    private static final int HEAD_BYTES = 12;

    private Frames() {}

    /** A frame that carries bytes which it does not look into. */
    abstract static sealed class Carrier permits Frame.SyncStep2, Frame.Update, Frame.Awareness {
        private final byte[] payload;

        Carrier(byte[] payload) {
            this.payload = payload;
        }

        final byte[] payload() {
            return payload;
        }
    }

    /**
     * Reads a message that holds one frame.
     *
     * @throws org.mandala.crdt.encoding.InvalidUpdateException if it is malformed, of an unknown kind, or has bytes left over
     */
    public static Frame decode(byte[] message) {
        ByteReader in = new ByteReader(message);
        Frame frame = read(in);
        if (in.hasMore()) {
            throw in.error("bytes after the end of the frame");
        }
        return frame;
    }

    /**
     * Reads a message that holds one frame or several in a row, as some servers accept them.
     *
     * @throws org.mandala.crdt.encoding.InvalidUpdateException if any of it is malformed
     */
    public static List<Frame> decodeAll(byte[] message) {
        ByteReader in = new ByteReader(message);
        List<Frame> frames = new ArrayList<>();
        do {
            frames.add(read(in));
        } while (in.hasMore());
        return frames;
    }

    private static Frame read(ByteReader in) {
        long channel = in.readVarUint();
        if (channel == SYNC) {
            return readSync(in);
        } else if (channel == AWARENESS) {
            return new Frame.Awareness(in.readVarBytes());
        } else if (channel == QUERY_AWARENESS) {
            return new Frame.QueryAwareness();
        } else if (channel == AUTH && in.readVarUint() == PERMISSION_DENIED) {
            return new Frame.Auth(in.readVarString());
        }
        throw in.error("unknown kind of frame " + channel);
    }

    private static Frame readSync(ByteReader in) {
        long kind = in.readVarUint();
        if (kind == STEP_1) {
            return new Frame.SyncStep1(StateVector.decode(in.readVarBytes()));
        } else if (kind == STEP_2) {
            return new Frame.SyncStep2(in.readVarBytes());
        } else if (kind == UPDATE) {
            return new Frame.Update(in.readVarBytes());
        }
        throw in.error("unknown kind of sync message " + kind);
    }

    /** "This is what I know": what somebody who joins sends first. */
    public static byte[] syncStep1(StateVector known) {
        return carry(SYNC, STEP_1, known.encode());
    }

    /** The answer to a sync step 1. */
    public static byte[] syncStep2(byte[] updateV1) {
        return carry(SYNC, STEP_2, updateV1);
    }

    /** A change, for everybody else. */
    public static byte[] update(byte[] updateV1) {
        return carry(SYNC, UPDATE, updateV1);
    }

    private static byte[] carry(int channel, int kind, byte[] payload) {
        ByteWriter out = new ByteWriter(payload.length + HEAD_BYTES);
        out.writeVarUint(channel);
        out.writeVarUint(kind);
        out.writeVarBytes(payload);
        return out.toByteArray();
    }

    /** States of clients. */
    public static byte[] awareness(byte[] awarenessUpdate) {
        ByteWriter out = new ByteWriter(awarenessUpdate.length + HEAD_BYTES);
        out.writeVarUint(AWARENESS);
        out.writeVarBytes(awarenessUpdate);
        return out.toByteArray();
    }

    /** Asks for all states. */
    public static byte[] queryAwareness() {
        return new byte[] {QUERY_AWARENESS};
    }

    /** Tells a client that it may not. */
    public static byte[] permissionDenied(String reason) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(AUTH);
        out.writeVarUint(PERMISSION_DENIED);
        out.writeVarString(reason);
        return out.toByteArray();
    }
}
