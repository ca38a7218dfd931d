package org.mandala.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import org.mandala.server.store.StoreLoad.Outcome;
import org.mandala.server.store.postgres.PostgresServer;
import org.mandala.server.store.postgres.PostgresStore;
import org.mandala.server.store.sqlite.SqliteStore;

/**
 * Measures how fast updates reach the disk, at full durability, with SQLite and with PostgreSQL on the same machine. The two take turns; what is told is
 * the median of the rounds. {@code make bench-store}.
 */
public final class BenchStore {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    /** It takes two and a half minutes; what takes longer than this hangs. */
    private static final long LONGEST_MS = 290_000;

    /** A session of 40 people who all write makes some 100 updates a second; the highest asks for what cannot be reached. */
    private static final int[] RATES = {1_000, 4_000, 1_000_000};

    /** Rule D31's promise with room for the network and the room. */
    private static final double SAVED_P99_MS = 250;

    private static final double NEEDED_PER_SECOND = 4_000;

    private enum Kind {
        SQLITE,
        POSTGRES
    }

    public static void main(String[] arguments) {
        endAtLast();
        int exit = 0;
        try {
            PostgresServer postgres = PostgresServer.durable();
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "bench-end"));
            tell(measure(postgres));
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            exit = 1;
        }
        System.exit(exit);
    }

    private static void endAtLast() {
        new Timer("bench-watch", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                System.err.println("bench-store: not done after " + LONGEST_MS / 1_000 + " s");
                                System.exit(1);
                            }
                        },
                        LONGEST_MS);
    }

    private static Map<Kind, List<List<Outcome>>> measure(PostgresServer postgres) throws IOException {
        Map<Kind, List<List<Outcome>>> outcomes = new EnumMap<>(Kind.class);
        for (int round = 0; round <= ROUNDS; round++) {
            for (Kind kind : Kind.values()) {
                List<Outcome> measured = measure(kind, postgres);
                // The first warms up the JVM.
                if (round > 0) {
                    outcomes.computeIfAbsent(kind, none -> new ArrayList<>()).add(measured);
                }
            }
        }
        return outcomes;
    }

    private static List<Outcome> measure(Kind kind, PostgresServer postgres) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "bench-store");
        boolean isFile = kind == Kind.SQLITE;
        Store store = isFile
                ? SqliteStore.open(folder, InstantSource.system())
                : PostgresStore.open(postgres.database(), InstantSource.system());
        try {
            List<Outcome> measured = new ArrayList<>();
            for (int rate : RATES) {
                measured.add(new StoreLoad(store, isFile ? () -> 0 : postgres::cpuMs, "r" + rate + "-").run(rate));
            }
            return measured;
        } finally {
            StoreContract.result(store.close());
        }
    }

    private static void tell(Map<Kind, List<List<Outcome>>> outcomes) {
        System.out.println(
                "| store | offered a second | stored a second | saved p50 ms | p99 ms | CPU of the house, us an update"
                        + " | CPU of PostgreSQL, us an update |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < RATES.length; i++) {
                row(kind, i, median(outcomes, kind, i));
            }
        }
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < RATES.length - 1; i++) {
                double p99 = median(outcomes, kind, i).p99();
                figure(name(kind) + "-" + RATES[i] + "-saved-p99", p99, "ms", "<=" + SAVED_P99_MS, p99 <= SAVED_P99_MS);
            }
            double most = median(outcomes, kind, RATES.length - 1).perSecond();
            figure(name(kind) + "-most-stored", most, "updates/s", ">=" + NEEDED_PER_SECOND, most >= NEEDED_PER_SECOND);
            long failed = outcomes.getOrDefault(kind, List.of()).stream()
                    .flatMap(List::stream)
                    .mapToLong(Outcome::failed)
                    .sum();
            figure(name(kind) + "-failed", (double) failed, "updates", "<=0", failed == 0);
        }
    }

    private static void row(Kind kind, int rate, Outcome it) {
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.1f | %.1f | %.0f | %s |",
                name(kind),
                rate == RATES.length - 1 ? "all it takes" : String.valueOf(RATES[rate]),
                it.perSecond(),
                it.p50(),
                it.p99(),
                it.cpuMicros(),
                kind == Kind.SQLITE ? "–" : String.format(Locale.ROOT, "%.0f", it.serverMicros())));
    }

    private static Outcome median(Map<Kind, List<List<Outcome>>> outcomes, Kind kind, int rate) {
        List<Outcome> all = outcomes.getOrDefault(kind, List.of()).stream()
                .map(round -> round.get(rate))
                .sorted(Comparator.comparingDouble(Outcome::p99))
                .toList();
        return all.get(all.size() / 2);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
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
