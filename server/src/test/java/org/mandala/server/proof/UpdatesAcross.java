package org.mandala.server.proof;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.mandala.server.TestDoc;

/** From an edit of a client at one node to the same at a client of the other, with 1,000 updates a second under way. */
final class UpdatesAcross {
    private static final int DOCS = 5;
    private static final int WRITERS = 20;
    private static final int EDITS_A_SECOND = 50;

    /** Until the compilers of the nodes have done most of their work. */
    private static final int WARM_UP = 15_000;

    private static final int MEASURED = 15_000;

    /** The slowest machine on which this says anything takes half of it. */
    private static final long WITHIN_MS = 60_000;

    private static final double SEEN_P99_MS = 25;
    private static final double RATE = 950;
    private static final double CPU_US = 1_000;
    private static final double COMMANDS_AN_UPDATE = 2;

    private final BenchNodes nodes;
    private final List<TestDoc> readers = new ArrayList<>();
    private final List<TestDoc> writers = new ArrayList<>();
    private final Queue<Double> ms = new ConcurrentLinkedQueue<>();
    private final AtomicInteger seen = new AtomicInteger();

    UpdatesAcross(BenchNodes nodes) {
        this.nodes = nodes;
    }

    void measure() {
        for (int d = 0; d < DOCS; d++) {
            readers.add(watched(nodes.south.open("across" + d)));
        }
        for (int w = 0; w < WRITERS; w++) {
            writers.add(nodes.north.open("across" + w % DOCS));
        }
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        for (int w = 0; w < WRITERS; w++) {
            TestDoc writer = writers.get(w);
            String key = "w" + w;
            var unused = clock.scheduleAtFixedRate(
                    () -> writer.edit(doc -> doc.getMap("t").set(key, String.valueOf(System.nanoTime()))),
                    1_000L * w,
                    1_000_000L / EDITS_A_SECOND,
                    MICROSECONDS);
        }
        TestDoc.await("the nodes to be warm", WITHIN_MS, () -> seen.get() >= WARM_UP);
        window();
        clock.shutdownNow();
        readers.forEach(TestDoc::close);
        writers.forEach(TestDoc::close);
    }

    private void window() {
        double cpu = nodes.nodesCpuMs();
        double postgresCpu = nodes.postgresCpuMs();
        double redisCpu = nodes.redisCpuMs();
        long commands = nodes.redisCommands();
        ms.clear();
        seen.set(0);
        long begun = System.nanoTime();
        TestDoc.await("updates to be seen at the other node", WITHIN_MS, () -> seen.get() >= MEASURED);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double count = seen.get();
        Figures.least("nodes.update.rate", count / seconds, "updates/s", RATE);
        Figures.spread("nodes.update.seen", List.copyOf(ms), "ms", SEEN_P99_MS);
        Figures.most("nodes.update.cpu", (nodes.nodesCpuMs() - cpu) * 1_000 / count, "us", CPU_US);
        Figures.most("nodes.update.postgres.cpu", (nodes.postgresCpuMs() - postgresCpu) * 1_000 / count, "us", CPU_US);
        double sent = nodes.redisCommands() - commands;
        Figures.most("nodes.update.redis.commands", sent / count, "commands", COMMANDS_AN_UPDATE);
        Figures.most("nodes.redis.command.cpu", (nodes.redisCpuMs() - redisCpu) * 1_000 / sent, "us", 100);
    }

    private TestDoc watched(TestDoc reader) {
        reader.edit(doc -> doc.getMap("t")
                .observe(event -> event.keys().keySet().forEach(key -> {
                    long made = Long.parseLong(String.valueOf(doc.getMap("t").get(key)));
                    ms.add((System.nanoTime() - made) / 1e6);
                    seen.incrementAndGet();
                })));
        return reader;
    }
}
