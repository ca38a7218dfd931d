package org.mandala.crdt;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.mandala.crdt.encoding.ByteReader;
import org.mandala.crdt.encoding.ByteWriter;

/** Per client the clock that its next struct will have: what somebody knows, in a few bytes. */
public final class StateVector {
    /** Knows nothing. */
    public static final StateVector EMPTY = new StateVector(Map.of());

    private final Map<Long, Integer> clocks;

    private StateVector(Map<Long, Integer> clocks) {
        this.clocks = clocks;
    }

    /** A vector of the next clock by client, written from the highest client to the lowest. */
    public static StateVector of(Map<Long, Integer> clocks) {
        TreeMap<Long, Integer> sorted = new TreeMap<>(Comparator.reverseOrder());
        sorted.putAll(clocks);
        return new StateVector(sorted);
    }

    /** Keeps the order of {@code clocks} on the wire. */
    static StateVector inOrder(Map<Long, Integer> clocks) {
        return new StateVector(clocks);
    }

    /**
     * Reads an encoded state vector.
     *
     * @throws org.mandala.crdt.encoding.InvalidUpdateException if the bytes are no state vector
     */
    public static StateVector decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        StateVector vector = read(in);
        if (in.hasMore()) {
            throw in.error("bytes after the end of the state vector");
        }
        return vector;
    }

    static StateVector read(ByteReader in) {
        LinkedHashMap<Long, Integer> clocks = new LinkedHashMap<>();
        for (long left = in.readVarUint(); left > 0; left--) {
            long client = in.readVarUint();
            clocks.put(client, in.readVarUint31("clock"));
        }
        return new StateVector(clocks);
    }

    /** The bytes that a sync step 1 carries. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter();
        write(out);
        return out.toByteArray();
    }

    void write(ByteWriter out) {
        out.writeVarUint(clocks.size());
        clocks.forEach((client, clock) -> {
            out.writeVarUint(client);
            out.writeVarUint(clock);
        });
    }

    /** The next clock of a client, 0 if unknown. */
    public int clock(long client) {
        return clocks.getOrDefault(client, 0);
    }

    /** Next clock by client. */
    public Map<Long, Integer> clocks() {
        return Collections.unmodifiableMap(clocks);
    }

    /** Whether everything that {@code other} knows is known here too. */
    public boolean covers(StateVector other) {
        return other.clocks.entrySet().stream().allMatch(entry -> clock(entry.getKey()) >= entry.getValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateVector that && clocks.equals(that.clocks);
    }

    @Override
    public int hashCode() {
        return clocks.hashCode();
    }

    @Override
    public String toString() {
        return clocks.toString();
    }
}
