package org.mandala.crdt;

import java.util.Arrays;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.InvalidUpdateException;

/** Decodes an update into a {@link Batch}, checking all that can be checked without a document. */
final class BatchReader {
    private final ByteReader source = new ByteReader(new byte[0]);
    private final NameCache names = new NameCache();
    private final V1Reader v1 = new V1Reader(source, names);
    private int maxStructs;

    /** @param maxStructs the most structs an update may hold: in V2 a handful of bytes can announce billions */
    BatchReader(int maxStructs) {
        this.maxStructs = maxStructs;
    }

    void bound(int structs) {
        maxStructs = structs;
    }

    /** Fills {@code batch}; after an exception its contents mean nothing. */
    void readV1(byte[] update, Batch batch) {
        start(update, batch);
        read(v1, batch);
    }

    void readV2(byte[] update, Batch batch) {
        start(update, batch);
        read(new V2Reader(source, batch), batch);
    }

    private void start(byte[] update, Batch batch) {
        batch.clear();
        batch.bytes = update;
        batch.v2 = false;
        batch.expect(update.length);
        source.reset(update, 0, update.length);
    }

    private void read(FieldReader in, Batch batch) {
        ByteReader rest = in.rest();
        for (long left = rest.readVarUint(); left > 0; left--) {
            readBlock(in, batch);
        }
        checkClientsDiffer(batch, rest);
        readDeletes(in, batch.deletes);
        batch.deletes.untangle();
        if (rest.hasMore()) {
            throw rest.error("bytes after the end of the update");
        }
    }

    private static void checkClientsDiffer(Batch batch, ByteReader rest) {
        if (batch.blocks < 2) {
            return;
        }
        long[] clients = Arrays.copyOf(batch.blockClient, batch.blocks);
        Arrays.sort(clients);
        for (int i = 1; i < clients.length; i++) {
            if (clients[i] == clients[i - 1]) {
                throw rest.error("client " + clients[i] + " has structs in two places");
            }
        }
    }

    private void readBlock(FieldReader in, Batch batch) {
        ByteReader rest = in.rest();
        long structs = rest.readVarUint();
        long client = in.readClient();
        int clock = rest.readVarUint31("clock");
        batch.addBlock(client);
        for (long left = structs; left > 0; left--) {
            if (batch.size >= maxStructs) {
                throw rest.error("more than " + maxStructs + " structs in one update");
            }
            clock = readStruct(in, batch, client, clock);
        }
    }

    private static int readStruct(FieldReader in, Batch batch, long client, int clock) {
        int row = batch.addRow();
        int info = in.readInfo();
        batch.info[row] = (byte) info;
        batch.clock[row] = clock;
        int kind = info & Content.KIND_BITS;
        int length;
        if (kind == Content.GC) {
            batch.info[row] = Content.GC;
            length = in.readLength();
        } else if (kind == Content.SKIP) {
            batch.info[row] = Content.SKIP;
            length = in.rest().readVarUint31("length");
        } else {
            readHead(in, batch, row, client, clock);
            length = ContentReader.read(in, batch, row, kind);
        }
        batch.length[row] = length;
        if (length <= 0 || clock + length < 0) {
            throw in.rest().error(length == 0 ? "a struct of length 0" : "clock out of range");
        }
        return clock + length;
    }

    private static void readHead(FieldReader in, Batch batch, int row, long client, int clock) {
        if (batch.hasOrigin(row)) {
            readLeft(in, batch, row, client, clock);
        }
        if (batch.hasRightOrigin(row)) {
            long rightClient = in.readClient();
            int rightClock = in.readRightClock();
            checkEarlier(in, rightClient, rightClock, client, clock);
            batch.rightClient[row] = rightClient;
            batch.rightClock[row] = rightClock;
        }
        if (batch.hasParent(row)) {
            readParent(in, batch, row, client, clock);
        }
    }

    private static void readLeft(FieldReader in, Batch batch, int row, long client, int clock) {
        long leftClient = in.readClient();
        int leftClock = in.readLeftClock();
        checkEarlier(in, leftClient, leftClock, client, clock);
        batch.leftClient[row] = leftClient;
        batch.leftClock[row] = leftClock;
    }

    private static void checkEarlier(FieldReader in, long client, int clock, long ownClient, int ownClock) {
        if (client == ownClient && clock >= ownClock) {
            throw in.rest().error("a struct refers to itself or to a later struct of its own client");
        }
    }

    private static void readParent(FieldReader in, Batch batch, int row, long client, int clock) {
        if (in.readParentIsName()) {
            batch.setText(row, Batch.NAME, in.readString());
        } else {
            readLeft(in, batch, row, client, clock);
        }
        if ((batch.info[row] & Content.HAS_PARENT_SUB) != 0) {
            batch.setText(row, Batch.SUB, in.readString());
        }
    }

    private static void readDeletes(DeletesReader in, DeleteSet deletes) {
        ByteReader rest = in.rest();
        for (long clients = rest.readVarUint(); clients > 0; clients--) {
            in.resetDeletes();
            long client = rest.readVarUint();
            for (long ranges = rest.readVarUint(); ranges > 0; ranges--) {
                readDelete(in, client, deletes);
            }
        }
    }

    /** A range without length deletes nothing and is dropped, as official Yjs does in effect. */
    private static void readDelete(DeletesReader in, long client, DeleteSet deletes) {
        int clock = in.readDeleteClock();
        int length = in.readDeleteLength();
        if (clock + length < 0) {
            throw new InvalidUpdateException("clock out of range", in.rest().position());
        }
        if (length > 0) {
            deletes.addApart(client, clock, length);
        }
    }

    /** Reads a delete set that stands alone, in V1 or V2 coding. */
    static DeleteSet readDeletes(ByteReader in, boolean v2) {
        DeleteSet deletes = new DeleteSet();
        readDeletes(v2 ? new V2Deletes(in) : new V1Reader(in, new NameCache()), deletes);
        return deletes;
    }
}
