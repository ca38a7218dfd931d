package org.mandala.bench.docs;

import java.util.List;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;

/** How a server frames the messages of y-protocols. Hocuspocus puts the document's name in front and wants to be greeted first. */
enum Dialect {
    Y_WEBSOCKET {
        @Override
        void address(ByteWriter out, String room) {}

        @Override
        List<byte[]> greeting(String room) {
            return List.of(step1(room));
        }
    },
    HOCUSPOCUS {
        @Override
        void address(ByteWriter out, String room) {
            out.writeVarString(room);
        }

        @Override
        List<byte[]> greeting(String room) {
            ByteWriter out = new ByteWriter();
            address(out, room);
            out.writeVarUint(AUTH);
            out.writeVarUint(0);
            out.writeVarString("anyone");
            return List.of(out.toByteArray());
        }

        @Override
        void skipAddress(ByteReader in) {
            in.skipVarBytes();
        }
    };

    static final byte[] NOTHING_NEW = {0, 0};

    private static final int SYNC = 0;
    private static final int AWARENESS = 1;
    private static final int AUTH = 2;
    private static final int SYNC_REPLY = 4;
    private static final int SYNC_STATUS = 8;
    private static final int SAVED = 100;
    private static final int STEP_1 = 0;
    private static final int STEP_2 = 1;
    private static final int UPDATE = 2;
    private static final int AUTHENTICATED = 2;

    /** What a message says to a member. */
    interface Listener {
        /** Now ask for the document. */
        void onLetIn();

        void onStep1();

        /** An update lies from the reader's position to its end. */
        void onStep2(ByteReader update);

        void onUpdate(ByteReader update);

        /** The first {@code count} document messages of this connection are safe, as this server understands it. */
        void onSaved(long count);

        /** One more document message was taken. */
        void onTaken();
    }

    abstract void address(ByteWriter out, String room);

    /** The messages that a member sends as soon as its socket is open. */
    abstract List<byte[]> greeting(String room);

    void skipAddress(ByteReader in) {}

    byte[] step1(String room) {
        ByteWriter out = sync(room, STEP_1);
        out.writeVarBytes(new byte[] {0});
        return out.toByteArray();
    }

    byte[] step2(String room, byte[] update) {
        ByteWriter out = sync(room, STEP_2);
        out.writeVarBytes(update);
        return out.toByteArray();
    }

    byte[] update(String room, byte[] update) {
        ByteWriter out = sync(room, UPDATE);
        out.writeVarBytes(update);
        return out.toByteArray();
    }

    void update(ByteWriter out, String room, ByteWriter update) {
        address(out, room);
        out.writeVarUint(SYNC);
        out.writeVarUint(UPDATE);
        out.writeVarBytes(update);
    }

    /** The member's presence, as a stock client renews it. */
    byte[] awareness(String room, int member, int clock) {
        ByteWriter state = new ByteWriter();
        state.writeVarUint(1);
        state.writeVarUint(LoadUpdates.FIRST_CLIENT + member);
        state.writeVarUint(clock);
        state.writeVarString("{\"user\":{\"name\":\"Member " + member + "\",\"color\":\"#30bced\"}}");
        ByteWriter out = new ByteWriter();
        address(out, room);
        out.writeVarUint(AWARENESS);
        out.writeVarBytes(state);
        return out.toByteArray();
    }

    private ByteWriter sync(String room, int kind) {
        ByteWriter out = new ByteWriter();
        address(out, room);
        out.writeVarUint(SYNC);
        out.writeVarUint(kind);
        return out;
    }

    /** Reads one message; what a client of this load has no use for is passed over. */
    void read(ByteReader in, Listener listener) {
        skipAddress(in);
        int channel = (int) in.readVarUint();
        if (channel == SYNC || (this == HOCUSPOCUS && channel == SYNC_REPLY)) {
            readSync(in, listener);
        } else if (this == HOCUSPOCUS && channel == AUTH && in.readVarUint() == AUTHENTICATED) {
            listener.onLetIn();
        } else if (this == HOCUSPOCUS && channel == SYNC_STATUS && in.readVarUint() == 1) {
            listener.onTaken();
        } else if (channel == SAVED) {
            listener.onSaved(in.readVarUint());
        }
    }

    private static void readSync(ByteReader in, Listener listener) {
        int kind = (int) in.readVarUint();
        int start = in.skipVarBytes();
        ByteReader payload = new ByteReader(in.bytes(), start, in.position());
        if (kind == STEP_1) {
            listener.onStep1();
        } else if (kind == STEP_2) {
            listener.onStep2(payload);
        } else {
            listener.onUpdate(payload);
        }
    }
}
