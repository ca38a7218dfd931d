package org.mandala.bench.crdt;

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

/** Loads an encoded document. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoadWork {
    @Param({"text", "board"})
    public String trace = "text";

    private byte[] v1 = {};
    private byte[] v2 = {};

    @Setup
    public void read() {
        v1 = Trace.bytes(trace + ".v1");
        v2 = Trace.bytes(trace + ".v2");
    }

    @Benchmark
    public Doc loadV1() {
        Doc doc = new Doc();
        doc.applyUpdate(v1, null);
        return doc;
    }

    @Benchmark
    public Doc loadV2() {
        Doc doc = new Doc();
        doc.applyUpdateV2(v2, null);
        return doc;
    }
}
