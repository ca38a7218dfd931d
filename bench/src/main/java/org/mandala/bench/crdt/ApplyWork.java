package org.mandala.bench.crdt;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mandala.crdt.Doc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Applies a whole trace to a new document, update by update, and takes what is to be sent on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ApplyWork {
    @Param({"text", "board"})
    public String trace = "text";

    private List<byte[]> updates = List.of();

    @Setup
    public void read() {
        updates = Trace.updates(trace);
    }

    /** Returns the bytes sent on. */
    @Benchmark
    public long apply() {
        Doc doc = new Doc();
        long[] emitted = {0};
        doc.onUpdate((update, origin) -> emitted[0] += update.length);
        for (byte[] update : updates) {
            doc.applyUpdate(update, null);
        }
        return emitted[0];
    }
}
