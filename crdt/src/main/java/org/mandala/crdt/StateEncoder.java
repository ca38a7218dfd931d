package org.mandala.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.ByteWriter;

/** Writes a document, or what somebody lacks of it. */
final class StateEncoder {
    private final StructStore store;
    /** The encoded deletions in V1, kept between changes: whoever joins gets all of them. */
    private byte @Nullable [] deletesV1;

    StateEncoder(StructStore store) {
        this.store = store;
    }

    StateVector stateVector() {
        LinkedHashMap<Long, Integer> clocks = new LinkedHashMap<>();
        for (int i = 0; i < store.size(); i++) {
            ClientStructs client = store.client(i);
            if (client.count() > 0) {
                clocks.put(client.id, client.state());
            }
        }
        return StateVector.inOrder(clocks);
    }

    /** Everything behind {@code known}, and all deletions. */
    byte[] encode(StateVector known, boolean v2) {
        FieldWriter out = FieldWriter.of(v2);
        List<ClientStructs> ahead = new ArrayList<>();
        for (int i = 0; i < store.size(); i++) {
            ClientStructs client = store.client(i);
            if (client.state() > known.clock(client.id)) {
                ahead.add(client);
            }
        }
        out.rest().writeVarUint(ahead.size());
        for (ClientStructs client : ahead) {
            writeFrom(out, client, known.clock(client.id));
        }
        if (v2) {
            DeleteSetWriter.write(out, deleteSet());
        } else {
            out.rest().writeBytes(deletesV1());
        }
        return out.toByteArray();
    }

    /** To be called whenever something becomes deleted. */
    void noteDeletion() {
        deletesV1 = null;
    }

    private byte[] deletesV1() {
        byte[] encoded = deletesV1;
        if (encoded == null) {
            encoded = deletesAlone(deleteSet(), false).toByteArray();
            deletesV1 = encoded;
        }
        return encoded;
    }

    /** What a transaction did, for those who had all that was there before. */
    static byte[] encode(Transaction transaction, boolean v2) {
        FieldWriter out = FieldWriter.of(v2);
        List<Integer> moved = new ArrayList<>();
        for (int i = 0; i < transaction.touchedCount(); i++) {
            if (transaction.touched(i).state() > transaction.before(i)) {
                moved.add(i);
            }
        }
        moved.sort((a, b) -> Long.compare(transaction.touched(b).id, transaction.touched(a).id));
        out.rest().writeVarUint(moved.size());
        for (int i : moved) {
            writeFrom(out, transaction.touched(i), transaction.before(i));
        }
        DeleteSetWriter.write(out, transaction.deletes);
        return out.toByteArray();
    }

    private static void writeFrom(FieldWriter out, ClientStructs client, int clock) {
        long at = client.seek(clock);
        out.rest().writeVarUint(client.countFrom(at));
        out.writeClient(client.id);
        out.rest().writeVarUint(clock);
        Struct first = client.at(at);
        first.write(out, clock - first.clock);
        for (at = client.after(at); at >= 0; at = client.after(at)) {
            client.at(at).write(out, 0);
        }
    }

    /** All that was ever deleted, in runs. */
    DeleteSet deleteSet() {
        DeleteSet deletes = new DeleteSet();
        for (int i = 0; i < store.size(); i++) {
            ClientStructs client = store.client(i);
            if (client.count() > 0) {
                addDeletes(client, deletes);
            }
        }
        return deletes;
    }

    private static void addDeletes(ClientStructs client, DeleteSet deletes) {
        for (long at = 0; at >= 0; at = client.after(at)) {
            Struct struct = client.at(at);
            if (struct.isDeleted()) {
                deletes.add(client.id, struct.clock, struct.length);
            }
        }
    }

    static byte[] encodeDeletes(DeleteSet deletes, boolean v2) {
        FieldWriter out = FieldWriter.of(v2);
        out.rest().writeVarUint(0);
        DeleteSetWriter.write(out, deletes);
        return out.toByteArray();
    }

    static ByteWriter deletesAlone(DeleteSet deletes, boolean v2) {
        FieldWriter out = FieldWriter.of(v2);
        DeleteSetWriter.write(out, deletes);
        return out.rest();
    }
}
