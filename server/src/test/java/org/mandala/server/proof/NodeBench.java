package org.mandala.server.proof;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mandala.server.TestDoc;
import org.mandala.server.TestHouse;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;
import org.mandala.server.home.Homes;
import org.mandala.server.link.RedisAddress;
import org.mandala.server.link.RedisLink;
import org.mandala.server.link.RedisPresence;
import org.mandala.server.link.RedisServer;
import org.mandala.server.store.postgres.PostgresAddress;
import org.mandala.server.store.postgres.PostgresServer;

/** What several nodes cost: two processes over real Redis and PostgreSQL on one machine. {@code make bench-nodes}. */
final class NodeBench {
    private static final String KEY = "a secret of two processes, long enough to be one";
    private static final int JOINS = 200;
    private static final int WRITERS = 20;
    private static final int EDITS_A_SECOND = 50;
    private static final int DOCS = 5;
    private static final int SECONDS = 15;
    private static final int STEADY_SECONDS = 30;
    private static final int ROOMS = 400;
    private static final int PLACES = 40;

    private final Path folder = Files.createTempDirectory("mandala-bench-nodes");
    private final RedisServer redis = new RedisServer(folder);
    private final PostgresAddress database = PostgresServer.shared().database();
    private final ServerProcess north = node("north");
    private final ServerProcess south = node("south");
    private final String link = north.links().get("facilitator");

    private NodeBench() throws Exception {}

    public static void main(String[] arguments) throws Exception {
        NodeBench bench = new NodeBench();
        try {
            bench.joins();
            bench.updates();
            bench.steady();
            bench.rooms();
        } finally {
            bench.north.kill();
            bench.south.kill();
            bench.redis.close();
        }
        System.exit(0);
    }

    private ServerProcess node(String name) throws Exception {
        return ServerProcess.start(
                Files.createDirectories(folder.resolve(name)),
                Map.of(
                        "MANDALA_NODE_NAME",
                        name,
                        "MANDALA_NODE_SIGNING_KEY",
                        KEY,
                        "MANDALA_REDIS_ADDRESSES",
                        redis.address(),
                        "MANDALA_STORE_URL",
                        database.url(),
                        "MANDALA_STORE_USER",
                        database.user(),
                        "MANDALA_STORE_PASSWORD",
                        database.password(),
                        "MANDALA_LIMITS",
                        "off",
                        "MANDALA_DEMO",
                        "true"));
    }

    /** From the welcome of who comes at one node to the word of it at the other. */
    private void joins() {
        TestSocket watch = person(south, "Watch").enter("watch");
        watch.hearsNext("welcome");
        List<Visitor> people = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            people.add(person(north, "P" + i));
        }
        List<Double> ms = new ArrayList<>();
        for (int i = 0; i < JOINS; i++) {
            TestSocket there = people.get(i % people.size()).enter("tab" + i);
            long start = System.nanoTime();
            watch.hearsNext("arrived");
            ms.add((System.nanoTime() - start) / 1e6);
            there.say("{\"type\":\"leave\"}");
            watch.hearsNext("left");
            there.lose();
        }
        watch.lose();
        figures("nodes.join.seen", ms, 50);
    }

    /** From an edit at one node to the same at the other, at a steady rate. */
    private void updates() throws Exception {
        ConcurrentLinkedQueue<Double> ms = new ConcurrentLinkedQueue<>();
        List<TestDoc> readers = new ArrayList<>();
        List<TestDoc> writers = new ArrayList<>();
        for (int d = 0; d < DOCS; d++) {
            TestDoc reader = south.open("bench" + d);
            readers.add(reader);
            reader.edit(doc -> doc.getMap("t")
                    .observe(event -> event.keys()
                            .keySet()
                            .forEach(key ->
                                    ms.add(since(String.valueOf(doc.getMap("t").get(key)))))));
        }
        for (int w = 0; w < WRITERS; w++) {
            writers.add(north.open("bench" + w % DOCS));
        }
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        for (int w = 0; w < WRITERS; w++) {
            TestDoc writer = writers.get(w);
            String key = "w" + w;
            var unused = clock.scheduleAtFixedRate(
                    () -> writer.edit(doc -> doc.getMap("t").set(key, String.valueOf(System.nanoTime()))),
                    1_000L * w,
                    1_000_000L / EDITS_A_SECOND,
                    TimeUnit.MICROSECONDS);
        }
        Thread.sleep(3_000);
        ms.clear();
        long cpu = north.cpuMs() + south.cpuMs();
        Thread.sleep(SECONDS * 1_000L);
        List<Double> measured = List.copyOf(ms);
        double spent = north.cpuMs() + south.cpuMs() - (double) cpu;
        clock.shutdownNow();
        figure("nodes.update.rate", measured.size() / (double) SECONDS, "updates/s", 900, false);
        figures("nodes.update.seen", measured, 25);
        figure("nodes.update.cpu", spent * 1_000 / measured.size(), "us", 1_000, true);
        readers.forEach(TestDoc::close);
        writers.forEach(TestDoc::close);
    }

    private static double since(String nanos) {
        return (System.nanoTime() - Long.parseLong(nanos)) / 1e6;
    }

    /** What forty people in one room cost Redis while they only are there. */
    private void steady() throws Exception {
        List<TestSocket> sockets = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            TestSocket socket = person(i % 2 == 0 ? north : south, "S" + i).enter("steady" + i);
            socket.hearsNext("welcome");
            sockets.add(socket);
        }
        Thread.sleep(2_000);
        long before = commands();
        Thread.sleep(STEADY_SECONDS * 1_000L);
        double perHour = (commands() - before) * 3_600.0 / STEADY_SECONDS;
        figure("nodes.redis.commands.roomhour", perHour, "commands", 20_000, true);
        figure("nodes.redis.commands.personhour", perHour / PLACES, "commands", 500, true);
        sockets.forEach(TestSocket::lose);
    }

    private void rooms() throws Exception {
        Vertx vertx = Vertx.vertx();
        Homes homes = Homes.open(vertx, 1).await(10, TimeUnit.SECONDS);
        Random random = new Random(1);
        RedisLink line = RedisLink.open(
                vertx, new RedisAddress(List.of(redis.address()), "standalone", "", "", ""), homes.of("link"), random);
        line.whenOpen().await(10, TimeUnit.SECONDS);
        RedisPresence presence = new RedisPresence(line, random);
        long memory = info("memory", "used_memory:");
        double cpu = redisCpu();
        long start = System.nanoTime();
        for (int room = 0; room < ROOMS; room++) {
            List<Future<Void>> all = new ArrayList<>();
            for (int place = 0; place < PLACES; place++) {
                all.add(presence.put("r" + room, "person" + place + " tab", "x".repeat(190) + place));
            }
            Future.all(all).await(30, TimeUnit.SECONDS);
        }
        double ms = (System.nanoTime() - start) / 1e6;
        double entries = (double) ROOMS * PLACES;
        figure("nodes.presence.put", ms * 1_000 / entries, "us", 500, true);
        figure("nodes.presence.put.cpu", (redisCpu() - cpu) * 1e6 / entries, "us", 100, true);
        figure("nodes.presence.bytes", (info("memory", "used_memory:") - memory) / entries, "bytes", 1_000, true);
        cpu = redisCpu();
        List<Future<?>> marks = new ArrayList<>();
        for (int room = 0; room < ROOMS; room++) {
            marks.add(presence.mark("r" + room));
        }
        Future.all(marks).await(30, TimeUnit.SECONDS);
        figure("nodes.presence.look.cpu", (redisCpu() - cpu) * 1e6 / ROOMS, "us", 100, true);
        line.close().await(10, TimeUnit.SECONDS);
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private Visitor person(ServerProcess at, String name) {
        return TestHouse.at(at.url()).inside(link, name, "copenhagen");
    }

    private long commands() {
        return info("stats", "total_commands_processed:");
    }

    private double redisCpu() {
        String all = redis.ask("INFO", "cpu");
        return Double.parseDouble(after(all, "used_cpu_user:")) + Double.parseDouble(after(all, "used_cpu_sys:"));
    }

    private long info(String section, String key) {
        return Long.parseLong(after(redis.ask("INFO", section), key));
    }

    private static String after(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static void figures(String name, List<Double> all, double target) {
        List<Double> sorted = all.stream().sorted().toList();
        figure(name + ".p50", sorted.get(sorted.size() / 2), "ms", target, true);
        figure(name + ".p99", sorted.get(sorted.size() * 99 / 100), "ms", target, true);
    }

    private static void figure(String name, double value, String unit, double target, boolean most) {
        boolean ok = most ? value <= target : value >= target;
        System.out.printf(
                Locale.ROOT, "figure %s %.2f %s target %.0f %s%n", name, value, unit, target, ok ? "ok" : "short");
    }
}
