package org.mandala.bench.crdt;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mandala.crdt.Doc;
import org.mandala.crdt.StateVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a server does with a log and with those who join: compacts the one, answers the others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StoreWork {
    private static final int SMALL_UPDATES = 10_000;
    private static final int BEHIND = 100;
    private static final int JOINERS = 40;

    private List<byte[]> log = List.of();
    private final Doc doc = new Doc();
    private byte[] known = {};

    @Setup
    public void read() {
        List<byte[]> updates = Trace.updates("text");
        log = List.copyOf(updates.subList(0, SMALL_UPDATES));
        int last = updates.size() - BEHIND;
        updates.subList(0, last).forEach(update -> doc.applyUpdate(update, null));
        known = doc.stateVector().encode();
        updates.subList(last, updates.size()).forEach(update -> doc.applyUpdate(update, null));
    }

    /** Many small updates through a document in one transaction. */
    @Benchmark
    public byte[] compact() {
        Doc compacted = new Doc();
        compacted.transact(null, () -> log.forEach(update -> compacted.applyUpdate(update, null)));
        return compacted.encodeStateAsUpdateV2();
    }

    /** The answers to as many as lack the last edits. Returns their bytes. */
    @Benchmark
    public int join() {
        int bytes = 0;
        for (int i = 0; i < JOINERS; i++) {
            bytes += doc.encodeStateAsUpdate(StateVector.decode(known)).length;
        }
        return bytes;
    }
}
