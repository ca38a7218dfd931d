package org.mandala.server.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.mandala.server.TestHouse.Visitor;
import org.mandala.server.TestSocket;

/** What several nodes cost: two processes over real Redis and PostgreSQL on one machine. {@code make bench-nodes}. */
final class NodeBench {
    /** It takes some three minutes; what takes longer than this hangs. */
    private static final long LONGEST_MS = 290_000;

    private static final String[] PARTS = {"joins", "presence", "updates", "scale"};
    private static final int JOINS = 200;
    private static final int WARM_JOINS = 40;
    private static final int PEOPLE = 10;
    private static final double JOIN_SEEN_MS = 50;

    public static void main(String[] arguments) {
        endAtLast();
        int exit = 0;
        try {
            BenchNodes nodes = new BenchNodes();
            Runtime.getRuntime().addShutdownHook(new Thread(nodes::close, "bench-end"));
            for (String part : arguments.length > 0 ? arguments : PARTS) {
                measure(nodes, part);
            }
            if (arguments.length == 0) {
                PlanDocs.write(Path.of("../docs"));
            }
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            exit = 1;
        }
        System.exit(exit);
    }

    private static void measure(BenchNodes nodes, String part) throws Exception {
        switch (part) {
            case "joins" -> joins(nodes);
            case "updates" -> new UpdatesAcross(nodes).measure();
            case "scale" -> new DeliveryScale(nodes).measure();
            case "presence" -> new PresenceCost(nodes).measure();
            default -> throw new IllegalArgumentException("there is no part " + part);
        }
    }

    private static void endAtLast() {
        new Timer("bench-watch", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                System.err.println("bench-nodes: not done after " + LONGEST_MS / 1_000 + " s");
                                System.exit(1);
                            }
                        },
                        LONGEST_MS);
    }

    /** From the hello of who comes at one node to the word of it at the other. */
    private static void joins(BenchNodes nodes) {
        TestSocket watch = nodes.person(nodes.south, "Watch").enter("watch");
        watch.hearsNext("welcome");
        List<Visitor> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(nodes.person(nodes.north, "P" + i));
        }
        List<Double> ms = new ArrayList<>();
        for (int i = 0; i < WARM_JOINS + JOINS; i++) {
            TestSocket there = people.get(i % PEOPLE).enter("tab" + i);
            long begun = System.nanoTime();
            watch.hearsNext("arrived");
            ms.add((System.nanoTime() - begun) / 1e6);
            there.say("{\"type\":\"leave\"}");
            watch.hearsNext("left");
            there.lose();
        }
        watch.say("{\"type\":\"leave\"}");
        watch.lose();
        Figures.spread("nodes.join.seen", ms.subList(WARM_JOINS, ms.size()), "ms", JOIN_SEEN_MS);
    }

    private NodeBench() {}
}
