package org.mandala.bench.docs;

import org.mandala.crdt.encoding.ByteReader;

/** Finds the records of {@link LoadUpdates} in an update, however many of them a server has merged into it. */
final class Stamps {
    private static final int KIND = 0x1f;
    private static final int GC = 0;
    private static final int DELETED = 1;
    private static final int STRING = 4;
    private static final int SKIP = 10;
    private static final int HAS_ORIGIN = 0x80;
    private static final int HAS_RIGHT_ORIGIN = 0x40;
    private static final int HAS_KEY = 0x20;

    /** Hears of each record once per update that holds it. */
    interface Listener {
        /** Record {@code sequence} of the member with this index, which was due at {@code stampNs}. */
        void onRecord(int member, int sequence, long stampNs);
    }

    private Stamps() {}

    /**
     * Reads an update (V1) of texts.
     *
     * @throws org.mandala.crdt.encoding.InvalidUpdateException if it is malformed or holds anything but text
     */
    static void read(ByteReader in, Listener listener) {
        long clients = in.readVarUint();
        for (long i = 0; i < clients; i++) {
            long structs = in.readVarUint();
            int member = (int) (in.readVarUint() - LoadUpdates.FIRST_CLIENT);
            int clock = in.readVarUint31("clock");
            for (long j = 0; j < structs; j++) {
                clock += struct(in, member, clock, listener);
            }
        }
    }

    private static int struct(ByteReader in, int member, int clock, Listener listener) {
        int info = in.readUint8();
        int kind = info & KIND;
        if (kind == GC || kind == SKIP) {
            return in.readVarUint31("length");
        }
        skipHead(in, info);
        if (kind == DELETED) {
            return in.readVarUint31("length");
        } else if (kind == STRING) {
            int start = in.skipVarBytes();
            records(in.bytes(), start, in.position(), member, clock, listener);
            return in.position() - start;
        }
        throw in.error("content of kind " + kind + " is not of this load");
    }

    private static void skipHead(ByteReader in, int info) {
        if ((info & HAS_ORIGIN) != 0) {
            skipId(in);
        }
        if ((info & HAS_RIGHT_ORIGIN) != 0) {
            skipId(in);
        }
        if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) == 0) {
            skipParent(in, (info & HAS_KEY) != 0);
        }
    }

    private static void skipParent(ByteReader in, boolean key) {
        if (in.readVarUint() == 1) {
            in.skipVarBytes();
        } else {
            skipId(in);
        }
        if (key) {
            in.skipVarBytes();
        }
    }

    private static void skipId(ByteReader in) {
        in.readVarUint();
        in.readVarUint();
    }

    private static void records(byte[] bytes, int start, int end, int member, int clock, Listener listener) {
        int sequence = clock / LoadUpdates.RECORD;
        for (int at = start; at < end; at += LoadUpdates.RECORD) {
            listener.onRecord(member, sequence++, stamp(bytes, at));
        }
    }

    private static long stamp(byte[] bytes, int at) {
        long value = 0;
        for (int i = at; i < at + LoadUpdates.STAMP_DIGITS; i++) {
            value = (value << 4) | (bytes[i] < 'a' ? bytes[i] - '0' : bytes[i] - 'a' + 10);
        }
        return value;
    }
}
