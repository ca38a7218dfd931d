package org.mandala.server.store;

import io.vertx.core.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Updates that are offered to a store at a rate, to many documents at once; each document has one write under way, which takes all that came since the
 * last, as the house does it.
 */
final class StoreLoad {
    private static final int DOCS = 100;
    private static final int UPDATE_BYTES = 120;
    private static final double SECONDS = 4;

    /** More than this under way says nothing more about how much the store takes. */
    private static final long MOST_WAITING = 20_000;

    /** What is not stored by then counts as failed. */
    private static final long DRAIN_NANOS = 20_000_000_000L;

    private final Store store;
    private final LongSupplier serverCpuMs;
    private final List<Line> lines;
    private final List<Long> nanos = new ArrayList<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Random random = new Random(7);

    /** {@code failed} were not stored; CPU for each update that was, of this process and of the database's own. */
    record Outcome(double perSecond, double p50, double p99, double cpuMicros, double serverMicros, long failed) {}

    StoreLoad(Store store, LongSupplier serverCpuMs, String prefix) {
        this.store = store;
        this.serverCpuMs = serverCpuMs;
        lines = IntStream.range(0, DOCS).mapToObj(i -> new Line(prefix + i)).toList();
        lines.forEach(line -> StoreContract.result(store.docs().create(line.doc)));
    }

    Outcome run(int rate) {
        long cpu = cpuNanos();
        long serverCpu = serverCpuMs.getAsLong();
        long begin = System.nanoTime();
        offer(rate, begin);
        long drained = System.nanoTime() + DRAIN_NANOS;
        while (waiting.get() > 0 && System.nanoTime() < drained) {
            LockSupport.parkNanos(500_000);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double server = (serverCpuMs.getAsLong() - serverCpu) * 1e3;
        double house = (cpuNanos() - cpu) / 1e3;
        long lost = failed.get() + waiting.get();
        synchronized (nanos) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            if (sorted.length == 0) {
                throw new IllegalStateException("nothing was stored");
            }
            return new Outcome(
                    sorted.length / seconds,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    house / sorted.length,
                    server / sorted.length,
                    lost);
        }
    }

    private void offer(int rate, long begin) {
        long end = begin + (long) (SECONDS * 1e9);
        long offered = 0;
        for (long now = begin; now < end; now = System.nanoTime()) {
            long due = (long) ((now - begin) / 1e9 * rate);
            for (; offered < due && waiting.get() < MOST_WAITING; offered++) {
                lines.get(random.nextInt(DOCS)).offer(new byte[UPDATE_BYTES]);
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** One document. */
    private final class Line {
        private final String doc;
        private List<Buffer> updates = new ArrayList<>();
        private List<Long> since = new ArrayList<>();
        private boolean writing;

        Line(String doc) {
            this.doc = doc;
        }

        synchronized void offer(byte[] update) {
            waiting.incrementAndGet();
            updates.add(Buffer.buffer(update));
            since.add(System.nanoTime());
            writeNext();
        }

        private void writeNext() {
            if (!writing && !updates.isEmpty()) {
                writing = true;
                List<Buffer> batch = updates;
                List<Long> times = since;
                updates = new ArrayList<>();
                since = new ArrayList<>();
                store.docs().append(doc, batch).onSuccess(seq -> stored(times)).onFailure(failure -> lost(times));
            }
        }

        private void stored(List<Long> times) {
            long now = System.nanoTime();
            synchronized (nanos) {
                times.forEach(time -> nanos.add(now - time));
            }
            done(times);
        }

        private void lost(List<Long> times) {
            failed.addAndGet(times.size());
            done(times);
        }

        private synchronized void done(List<Long> times) {
            waiting.addAndGet(-times.size());
            writing = false;
            writeNext();
        }
    }
}
