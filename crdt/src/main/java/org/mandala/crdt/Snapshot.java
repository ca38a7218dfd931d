package org.mandala.crdt;

import java.util.List;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;

/** What a document held at a moment: what was known and what of it was deleted. */
public final class Snapshot {
    /** Before anything was there. */
    public static final Snapshot EMPTY = new Snapshot(new DeleteSet(), StateVector.EMPTY);

    private final DeleteSet deletes;
    private final StateVector state;

    Snapshot(DeleteSet deletes, StateVector state) {
        this.deletes = deletes;
        this.state = state;
    }

    /**
     * Reads a snapshot in V1.
     *
     * @throws org.mandala.crdt.encoding.InvalidUpdateException if the bytes are no snapshot
     */
    public static Snapshot decode(byte[] bytesV1) {
        return decode(bytesV1, false);
    }

    /** As {@link #decode}, from V2. */
    public static Snapshot decodeV2(byte[] bytesV2) {
        return decode(bytesV2, true);
    }

    private static Snapshot decode(byte[] bytes, boolean v2) {
        ByteReader in = new ByteReader(bytes);
        DeleteSet deletes = BatchReader.readDeletes(in, v2);
        deletes.normalize();
        Snapshot snapshot = new Snapshot(deletes, StateVector.read(in));
        if (in.hasMore()) {
            throw in.error("bytes after the end of the snapshot");
        }
        return snapshot;
    }

    /** The bytes of this snapshot in V1. */
    public byte[] encode() {
        return encode(false);
    }

    /** The bytes of this snapshot in V2. */
    public byte[] encodeV2() {
        return encode(true);
    }

    private byte[] encode(boolean v2) {
        ByteWriter out = StateEncoder.deletesAlone(deletes, v2);
        state.write(out);
        return out.toByteArray();
    }

    /** What was known when this snapshot was taken. */
    public StateVector stateVector() {
        return state;
    }

    /** Whether an item was there and not deleted. */
    boolean shows(Item item) {
        return knows(item) && !deletes.contains(item.client.id, item.clock);
    }

    /** Whether an item was there, deleted or not. */
    boolean knows(Item item) {
        return state.clock(item.client.id) > item.clock;
    }

    /** Which clocks were deleted, by client. */
    public List<UpdateContents.Range> deletes() {
        return UpdateContents.ranges(deletes);
    }

    /** Whether a V1 update brings nothing that was not there: such an update may be accepted even from a reader. */
    public boolean contains(byte[] updateV1) {
        return contains(new Update(updateV1, false));
    }

    /** As {@link #contains}, of a V2 update. */
    public boolean containsV2(byte[] updateV2) {
        return contains(new Update(updateV2, true));
    }

    private boolean contains(Update update) {
        Batch batch = update.read(new BatchReader(DocOptions.Limits.DEFAULT.structs()));
        for (int block = 0; block < batch.blocks; block++) {
            int last = batch.to(block) - 1;
            if (last >= batch.from(block) && batch.end(last) > state.clock(batch.blockClient[block])) {
                return false;
            }
        }
        DeleteSet union = deletes.copy();
        union.addAll(batch.deletes);
        union.normalize();
        return union.equals(deletes);
    }

    /**
     * A new document that holds what {@code doc} held at this snapshot.
     *
     * @param doc where the snapshot was taken, or a later copy; it must not collect garbage
     * @throws IllegalArgumentException if {@code doc} collects garbage or knows less than the snapshot
     */
    public Doc restore(Doc doc, DocOptions options) {
        if (!doc.stateVector().covers(state)) {
            throw new IllegalArgumentException("the document does not know all that the snapshot names");
        }
        Doc restored = new Doc(options);
        look(doc, List.of(this), () -> restored.applyUpdateV2(encodeFrom(doc), this));
        return restored;
    }

    /**
     * Runs {@code reading} while a document's items are cut where snapshots see only a part of them.
     *
     * @throws IllegalArgumentException if the document collects garbage, or a snapshot, made elsewhere, parts a surrogate pair: that would
     *     destroy it, here alone
     */
    static void look(Doc doc, List<Snapshot> snapshots, Runnable reading) {
        if (doc.options().gc()) {
            throw new IllegalArgumentException(
                    "a document that collects garbage cannot show what it was: make it with gc off");
        }
        snapshots.forEach(snapshot -> snapshot.checkPairs(doc.store()));
        doc.transact(snapshots, transaction -> {
            snapshots.forEach(snapshot -> snapshot.cut(transaction));
            reading.run();
        });
    }

    private void checkPairs(StructStore store) {
        state.clocks().forEach((client, clock) -> checkPair(store, client, clock));
        for (int i = 0; i < deletes.size(); i++) {
            checkPair(store, deletes.client(i), deletes.clock(i));
            checkPair(store, deletes.client(i), deletes.end(i));
        }
    }

    private static void checkPair(StructStore store, long id, int clock) {
        ClientStructs client = store.find(id);
        if (client != null && clock < client.state() && Surrogates.isInside(client, clock)) {
            throw new IllegalArgumentException("the snapshot ends inside a surrogate pair");
        }
    }

    private byte[] encodeFrom(Doc doc) {
        FieldWriter out = FieldWriter.of(true);
        out.rest()
                .writeVarUint(state.clocks().values().stream()
                        .filter(clock -> clock > 0)
                        .count());
        state.clocks().forEach((client, clock) -> {
            if (clock > 0) {
                writeUpTo(out, doc.store().ensure(client), clock);
            }
        });
        DeleteSetWriter.write(out, deletes);
        return out.toByteArray();
    }

    private static void writeUpTo(FieldWriter out, ClientStructs client, int clock) {
        int count = 0;
        for (long at = 0; at >= 0 && client.at(at).clock < clock; at = client.after(at)) {
            count++;
        }
        out.rest().writeVarUint(count);
        out.writeClient(client.id);
        out.rest().writeVarUint(0);
        for (long at = 0; at >= 0 && client.at(at).clock < clock; at = client.after(at)) {
            client.at(at).write(out, 0);
        }
    }

    /** Cuts items where this snapshot sees only a part of them; they are joined again when the transaction ends. */
    private void cut(Transaction transaction) {
        StructStore store = transaction.doc().store();
        state.clocks().forEach((id, clock) -> {
            ClientStructs client = store.find(id);
            if (client != null && clock > 0 && clock < client.state()) {
                Splitter.cleanStart(transaction, client, clock);
            }
        });
        StructRange.forEach(transaction, deletes, struct -> {});
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot that && deletes.equals(that.deletes) && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return 31 * deletes.hashCode() + state.hashCode();
    }
}
