package org.mandala.bench.docs;

import java.nio.charset.StandardCharsets;
import org.mandala.crdt.encoding.ByteWriter;

/**
 * Makes Yjs updates (V1) byte by byte, with no document behind them. A member appends records to a text of its own making; a record is
 * {@value #RECORD} ASCII characters that begin with the time at which it was due, so that whoever gets it knows how late it is.
 */
final class LoadUpdates {
    /** With the head of an update around it a record makes about 100 bytes. */
    static final int RECORD = 80;

    static final int STAMP_DIGITS = 16;

    /** Client ids as long as those that Yjs draws: five bytes on the wire. */
    static final long FIRST_CLIENT = 0x4000_0000L;

    static final String TEXT = "t";

    private static final byte[] TEXT_NAME = TEXT.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAP_NAME = "notes".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int STRING = 4;
    private static final int ANY = 8;
    private static final int HAS_ORIGIN = 0x80;
    private static final int HAS_KEY = 0x20;
    private static final int PARENT_IS_ROOT = 1;
    private static final int ANY_STRING = 119;

    private final ByteWriter out = new ByteWriter(RECORD * 2);
    private final byte[] record = new byte[RECORD];

    LoadUpdates() {
        for (int i = STAMP_DIGITS; i < RECORD; i++) {
            record[i] = (byte) ('a' + i % 26);
        }
    }

    /**
     * A member's record number {@code sequence} (from 0), due at {@code stampNs}. The writer is good until the next call.
     *
     * @param member the member's index in its room
     */
    ByteWriter record(int member, int sequence, long stampNs) {
        long client = FIRST_CLIENT + member;
        long clock = (long) sequence * RECORD;
        out.clear();
        head(1, client, clock);
        if (sequence == 0) {
            out.writeUint8(STRING);
            out.writeVarUint(PARENT_IS_ROOT);
            out.writeVarBytes(TEXT_NAME);
        } else {
            out.writeUint8(STRING | HAS_ORIGIN);
            out.writeVarUint(client);
            out.writeVarUint(clock - 1);
        }
        stamp(stampNs);
        out.writeVarBytes(record);
        out.writeUint8(0);
        return out;
    }

    /** The keys {@code from} to {@code to} of a map, each with a value of one record: items that no server can join into one. */
    byte[] notes(int member, int from, int to) {
        out.clear();
        head(to - from, FIRST_CLIENT + member, from);
        for (int i = from; i < to; i++) {
            out.writeUint8(ANY | HAS_KEY);
            out.writeVarUint(PARENT_IS_ROOT);
            out.writeVarBytes(MAP_NAME);
            out.writeVarString("k" + member + "." + i);
            out.writeVarUint(1);
            out.writeUint8(ANY_STRING);
            out.writeVarBytes(record);
        }
        out.writeUint8(0);
        return out.toByteArray();
    }

    private void head(int structs, long client, long clock) {
        out.writeVarUint(1);
        out.writeVarUint(structs);
        out.writeVarUint(client);
        out.writeVarUint(clock);
    }

    private void stamp(long stampNs) {
        long rest = stampNs;
        for (int i = STAMP_DIGITS - 1; i >= 0; i--) {
            record[i] = HEX[(int) (rest & 0xf)];
            rest >>>= 4;
        }
    }
}
