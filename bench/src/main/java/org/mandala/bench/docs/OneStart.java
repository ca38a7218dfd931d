package org.mandala.bench.docs;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mandala.bench.docs.Contender.Started;
import org.mandala.bench.docs.SteadyRate.Load;
import org.mandala.bench.docs.SteadyRate.Outcome;
import org.mandala.bench.load.BenchFailed;
import org.mandala.bench.load.ServerProcess;

/** All scenarios with one start of one server. What cannot be measured is said and left out. */
final class OneStart {
    /** Hot rooms gather and small ones do not, so that a compiler must have seen both. */
    private static final List<Load> WARM_UPS = List.of(new Load(10, 40, 8), new Load(50, 4, 20));

    /** No figure compares it with y-websocket's server. */
    private static final Load HOT = new Load(10, 40, 8);

    private static final List<Load> LOADS =
            List.of(new Load(1, 40, 5), new Load(10, 40, 2), new Load(1, 200, 1), new Load(50, 4, 5), HOT);

    /** Hocuspocus stores 2 s after the last change, or 10 s after the first; others at once. */
    private static final long STORED_MS = 12_000;

    private static final long STORED_AT_ONCE_MS = 1_000;

    private static final long KB_PER_MB = 1_024;
    private static final double BYTES_PER_KB = 1_024;

    private final Generator generator;
    private final Contender contender;
    private final Path folder;
    private final Path jar;
    private final Effort effort;
    private final Results results;

    OneStart(Generator generator, Contender contender, Path folder, Path jar, Effort effort, Results results) {
        this.generator = generator;
        this.contender = contender;
        this.folder = folder;
        this.jar = jar;
        this.effort = effort;
        this.results = results;
    }

    /** One scenario, or a part of one. */
    private interface Step {
        void run() throws BenchFailed;
    }

    void run(Set<Scenario> wanted) {
        Set<Scenario> scenarios = wanted.stream()
                .filter(scenario -> scenario.isFor(contender))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scenario.class)));
        if (!Collections.disjoint(scenarios, Set.of(Scenario.STEADY, Scenario.HIGHEST, Scenario.STORM))) {
            attempt("start", () -> {
                try (Started server = contender.start(folder, jar)) {
                    attempt("warm-up", () -> warmUp(server));
                    attempt(scenarios, Scenario.STEADY, () -> steady(server));
                    attempt(scenarios, Scenario.HIGHEST, () -> highest(server));
                    attempt(scenarios, Scenario.STORM, () -> storm(server));
                }
            });
        }
        attempt(scenarios, Scenario.IDLE, this::idle);
        attempt(scenarios, Scenario.BIG, this::big);
        attempt(scenarios, Scenario.KILL, this::kill);
    }

    private void attempt(Set<Scenario> wanted, Scenario scenario, Step step) {
        if (wanted.contains(scenario)) {
            attempt(scenario.name().toLowerCase(Locale.ROOT), step);
        }
    }

    private void attempt(String name, Step step) {
        try {
            step.run();
        } catch (BenchFailed e) {
            say("%s: not measured: %s", name, e.reason());
        }
    }

    private void warmUp(Started server) throws BenchFailed {
        long ms = contender.isOnTheJvm() ? effort.warmUpMs() : effort.warmUpMs() / 4;
        for (Load load : WARM_UPS) {
            new SteadyRate(generator, server).run("warm-up-" + WARM_UPS.indexOf(load), load, 0, ms, null);
        }
    }

    private void steady(Started server) {
        for (Load load : LOADS) {
            if (contender == Contender.Y_WEBSOCKET && load.equals(HOT)) {
                continue;
            }
            attempt(load.label(), () -> steady(server, load));
        }
    }

    private void steady(Started server, Load load) throws BenchFailed {
        server.process().awaitRest();
        String name = "steady-" + LOADS.indexOf(load);
        Outcome outcome = new SteadyRate(generator, server)
                .run(name, load, effort.warmMs(), effort.measureMs(), contender == Contender.MANDALA ? folder : null);
        record(load.label(), outcome);
        say(load.label(), outcome, server.process().residentKb() / KB_PER_MB);
    }

    private void record(String label, Outcome outcome) {
        results.add(contender, label + Targets.PER_CPU, outcome.window().perCpuSecond());
        results.add(contender, label + Targets.P99, outcome.window().tally().latencyMs(99));
        results.add(contender, Targets.LOST + " " + label, (double) outcome.lost() + outcome.cut());
        results.add(contender, Targets.DUPLICATED + " " + label, (double) outcome.duplicated());
        results.add(contender, Targets.DIFFERING + " " + label, outcome.differing());
    }

    private void say(String label, Outcome outcome, long megabytes) {
        SteadyRate.Window window = outcome.window();
        Tally tally = window.tally();
        say(
                "%s: %.0f deliveries/s, %.0f a CPU-s, p50 %.2f p99 %.2f max %.1f ms, %.0f kB/s in %.0f frames/s, %d MB",
                label,
                window.perSecond(),
                window.perCpuSecond(),
                tally.latencyMs(50),
                tally.latencyMs(99),
                tally.maxMs(),
                tally.bytes() / window.seconds() / BYTES_PER_KB,
                tally.frames() / window.seconds(),
                megabytes);
        say(
                "  lost %d, duplicated %d, cut %d, rooms that differ %d, generator behind by %.1f ms at worst",
                outcome.lost(), outcome.duplicated(), outcome.cut(), outcome.differing(), window.lagMs());
    }

    private void highest(Started server) throws BenchFailed {
        RateSearch search = new RateSearch(server, new SteadyRate(generator, server), effort);
        for (int rooms : new int[] {1, 10}) {
            String metric = Targets.HIGHEST + rooms + "x40";
            double known = results.median(contender, metric).orElse(contender.knownHighest(rooms));
            double highest = search.run("highest-" + rooms, rooms, 40, known);
            results.add(contender, metric, highest);
            say("%dx40: highest %.0f deliveries/s with p99 <= %.0f ms", rooms, highest, RateSearch.LIMIT_MS);
        }
    }

    private void storm(Started server) throws BenchFailed {
        Joins.Storm storm = new Joins(generator, server).storm("storm");
        results.add(contender, Targets.STORM, storm.seconds());
        say("join storm: %.2f s, %.2f CPU-s", storm.seconds(), storm.cpuSeconds());
    }

    private void idle() throws BenchFailed {
        try (Started server = contender.start(folder, jar)) {
            IdleCrowd.Outcome outcome = new IdleCrowd(generator, server).run("idle", effort.idleMs());
            results.add(contender, Targets.IDLE_MEMORY, outcome.kbPerConnection());
            results.add(contender, Targets.IDLE_CPU, outcome.cpu());
            say(
                    "idle: %.1f kB a connection, %.1f %% of a core, %.0f frames/s",
                    outcome.kbPerConnection(), 100 * outcome.cpu(), outcome.framesPerSecond());
        }
    }

    private void big() throws BenchFailed {
        long size;
        double warm;
        try (Started server = contender.start(folder, jar)) {
            Joins joins = new Joins(generator, server);
            size = joins.seedBig("big");
            warm = joins.joinBigWarm("big", size);
            ServerProcess.pause(contender == Contender.HOCUSPOCUS_SQLITE ? STORED_MS : STORED_AT_ONCE_MS);
        }
        try (Started server = contender.start(folder, jar)) {
            double cold = new Joins(generator, server).joinBig("big", size);
            results.add(contender, Targets.WARM, warm);
            results.add(contender, Targets.COLD, cold);
            say("2.5 MB document (%d bytes): cold join %.3f s, warm %.3f s", size, cold, warm);
        }
    }

    private void kill() throws BenchFailed {
        Started server = contender.start(folder, jar);
        try {
            KillUnderLoad.Outcome outcome =
                    new KillUnderLoad(generator).run("kill", server, contender, () -> contender.start(folder, jar));
            results.add(contender, Targets.KILL_LOST, (double) outcome.lost());
            say("kill -9: %d updates promised, %d of them lost", outcome.promised(), outcome.lost());
        } finally {
            server.close();
        }
    }

    private void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, contender.label() + ": " + format + "%n", values);
    }
}
