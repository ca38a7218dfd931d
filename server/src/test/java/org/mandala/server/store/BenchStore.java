package org.mandala.server.store;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.mandala.server.store.postgres.PostgresServer;
import org.mandala.server.store.postgres.PostgresStore;
import org.mandala.server.store.sqlite.SqliteStore;

/**
 * Measures how fast updates reach the disk, at full durability, with SQLite and with PostgreSQL on the same machine. Updates are offered at a
 * rate, to many documents at once; each document has one write under way, which takes all that came since the last, as the house does it.
 * The two take turns; what is told is the median of the rounds.
 */
public final class BenchStore {
    private static final int ROUNDS = 5;
    private static final int DOCS = 100;
    private static final int UPDATE_BYTES = 120;
    private static final double SECONDS = 4;

    /** A session of 40 people who all write makes some 100 updates a second; the highest asks for what cannot be reached. */
    private static final int[] RATES = {1_000, 4_000, 1_000_000};

    /** Rule D31's promise with room for the network and the room. */
    private static final double SAVED_P99_MS = 250;

    private static final double NEEDED_PER_SECOND = 4_000;

    private enum Kind {
        SQLITE,
        POSTGRES
    }

    private record Outcome(double perSecond, double p50, double p99, double cpuMicros) {}

    public static void main(String[] arguments) throws IOException {
        PostgresServer postgres = PostgresServer.durable();
        Map<Kind, List<List<Outcome>>> outcomes = new EnumMap<>(Kind.class);
        try {
            for (int round = 0; round <= ROUNDS; round++) {
                for (Kind kind : Kind.values()) {
                    List<Outcome> measured = measure(kind, postgres);
                    // The first warms up the JVM.
                    if (round > 0) {
                        rounds(outcomes, kind).add(measured);
                    }
                }
            }
        } finally {
            postgres.close();
        }
        tell(outcomes);
    }

    private static List<List<Outcome>> rounds(Map<Kind, List<List<Outcome>>> outcomes, Kind kind) {
        return outcomes.computeIfAbsent(kind, none -> new ArrayList<>());
    }

    private static List<Outcome> measure(Kind kind, PostgresServer postgres) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "bench-store");
        Store store = kind == Kind.SQLITE
                ? SqliteStore.open(folder, InstantSource.system())
                : PostgresStore.open(postgres.database(), InstantSource.system());
        try {
            List<Outcome> measured = new ArrayList<>();
            for (int rate : RATES) {
                measured.add(new Load(store, "r" + rate + "-").run(rate));
            }
            return measured;
        } finally {
            StoreContract.result(store.close());
        }
    }

    /** Documents that are written to at a rate. */
    private static final class Load {
        private final Store store;
        private final List<Line> lines;
        private final List<Long> nanos = new ArrayList<>();
        private final Random random = new Random(7);

        Load(Store store, String prefix) {
            this.store = store;
            lines = IntStream.range(0, DOCS)
                    .mapToObj(i -> new Line(this, prefix + i))
                    .toList();
            lines.forEach(line -> StoreContract.result(store.docs().create(line.doc)));
        }

        Outcome run(int rate) {
            long cpu = cpuNanos();
            long begin = System.nanoTime();
            long end = begin + (long) (SECONDS * 1e9);
            long offered = 0;
            for (long now = begin; now < end; now = System.nanoTime()) {
                long due = (long) ((now - begin) / 1e9 * rate);
                for (; offered < due && lines.stream().mapToInt(Line::waiting).sum() < 20_000; offered++) {
                    lines.get(random.nextInt(DOCS)).offer(new byte[UPDATE_BYTES]);
                }
                LockSupport.parkNanos(500_000);
            }
            lines.forEach(Line::awaitStored);
            double seconds = (System.nanoTime() - begin) / 1e9;
            synchronized (nanos) {
                long[] sorted =
                        nanos.stream().mapToLong(Long::longValue).sorted().toArray();
                return new Outcome(
                        sorted.length / seconds,
                        sorted[sorted.length / 2] / 1e6,
                        sorted[(int) (sorted.length * 0.99)] / 1e6,
                        (cpuNanos() - cpu) / 1e3 / sorted.length);
            }
        }
    }

    /** One document: one write under way takes all that came since the last. */
    private static final class Line {
        private final Load load;
        private final String doc;
        private final Semaphore done = new Semaphore(0);
        private List<Buffer> waiting = new ArrayList<>();
        private List<Long> since = new ArrayList<>();
        private int offered;
        private boolean writing;

        Line(Load load, String doc) {
            this.load = load;
            this.doc = doc;
        }

        synchronized int waiting() {
            return waiting.size();
        }

        synchronized void offer(byte[] update) {
            offered++;
            waiting.add(Buffer.buffer(update));
            since.add(System.nanoTime());
            writeNext();
        }

        private void writeNext() {
            if (!writing && !waiting.isEmpty()) {
                writing = true;
                List<Buffer> batch = waiting;
                List<Long> times = since;
                waiting = new ArrayList<>();
                since = new ArrayList<>();
                load.store.docs().append(doc, batch).onSuccess(seq -> stored(times));
            }
        }

        private synchronized void stored(List<Long> times) {
            long now = System.nanoTime();
            synchronized (load.nanos) {
                times.forEach(time -> load.nanos.add(now - time));
            }
            writing = false;
            done.release(times.size());
            writeNext();
        }

        void awaitStored() {
            int all;
            synchronized (this) {
                all = offered;
            }
            done.acquireUninterruptibly(all);
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void tell(Map<Kind, List<List<Outcome>>> outcomes) {
        System.out.println(
                "| store | offered a second | stored a second | saved p50 ms | p99 ms | CPU of the house, us an update |");
        System.out.println("|---|---|---|---|---|---|");
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < RATES.length; i++) {
                Outcome it = median(rounds(outcomes, kind), i);
                String offered = i == RATES.length - 1 ? "all it takes" : String.valueOf(RATES[i]);
                System.out.println(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.0f | %.1f | %.1f | %.0f |",
                        name(kind),
                        offered,
                        it.perSecond(),
                        it.p50(),
                        it.p99(),
                        it.cpuMicros()));
            }
        }
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < RATES.length - 1; i++) {
                double p99 = median(rounds(outcomes, kind), i).p99();
                figure(name(kind) + "-" + RATES[i] + "-saved-p99", p99, "ms", "<=" + SAVED_P99_MS, p99 <= SAVED_P99_MS);
            }
            double most = median(rounds(outcomes, kind), RATES.length - 1).perSecond();
            figure(name(kind) + "-most-stored", most, "updates/s", ">=" + NEEDED_PER_SECOND, most >= NEEDED_PER_SECOND);
        }
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Outcome median(List<List<Outcome>> rounds, int rate) {
        List<Outcome> all = rounds.stream()
                .map(round -> round.get(rate))
                .sorted(java.util.Comparator.comparingDouble(Outcome::p99))
                .toList();
        return all.get(all.size() / 2);
    }

    private static void figure(String name, double value, String unit, String target, boolean reached) {
        System.out.println(String.format(
                Locale.ROOT,
                "figure store-%s %.1f %s target %s %s",
                name,
                value,
                unit,
                target,
                reached ? "ok" : "short"));
    }

    private BenchStore() {}
}
