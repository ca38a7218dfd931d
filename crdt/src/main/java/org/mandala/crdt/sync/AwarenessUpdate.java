package org.mandala.crdt.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;
import org.mandala.crdt.encoding.Json;

/** States of clients with their clocks, as they travel. */
public record AwarenessUpdate(List<Entry> entries) {
    private static final String NO_STATE = "null";

    /** Takes a copy of the list. */
    public AwarenessUpdate {
        entries = List.copyOf(entries);
    }

    /**
     * What one client says of itself.
     *
     * @param clock grows with every change and every renewal
     * @param json the state as JSON text; null if the client is gone
     */
    public record Entry(long clientId, long clock, @Nullable String json) {}

    /**
     * Reads an update and checks that states are JSON.
     *
     * @throws org.mandala.crdt.encoding.InvalidUpdateException if it is malformed
     */
    public static AwarenessUpdate decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        List<Entry> entries = new ArrayList<>();
        for (long left = in.readVarUint(); left > 0; left--) {
            entries.add(readEntry(in));
        }
        if (in.hasMore()) {
            throw in.error("bytes after the end of the awareness update");
        }
        return new AwarenessUpdate(entries);
    }

    private static Entry readEntry(ByteReader in) {
        long clientId = in.readVarUint();
        long clock = in.readVarUint();
        String json = in.readVarString();
        return new Entry(clientId, clock, Json.parse(json) == null ? null : json);
    }

    /** The bytes that an awareness frame carries. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(entries.size());
        for (Entry entry : entries) {
            out.writeVarUint(entry.clientId());
            out.writeVarUint(entry.clock());
            out.writeVarString(entry.json() == null ? NO_STATE : entry.json());
        }
        return out.toByteArray();
    }
}
