package org.mandala.server.proof;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.mandala.server.TestDoc;

/**
 * What two nodes deliver in the processor time in which one delivers so much. The machine has no core to spare for each node, so not the rates are
 * compared but what a delivery costs: with a core each, two nodes deliver so many times what one does. Each node has as much to do as the one: a delivery
 * costs less where more go out together, so that half of the work at each would be compared with work of another kind. An update reaches everybody else in
 * its document.
 */
final class DeliveryScale {
    private static final int DOCS_A_NODE = 4;
    private static final int MEMBERS = 40;
    private static final int WRITERS = 2;
    private static final int EDITS_A_SECOND = 50;
    private static final int ROUNDS = 3;
    private static final long WARM_UP_A_NODE = 1_200;
    private static final long MEASURED_A_NODE = 2_400;
    private static final long WITHIN_MS = 60_000;

    /** Where each session's people are at one node, nothing of what they do passes between nodes but their changes, for whoever comes. */
    private static final double TOGETHER = 1.8;

    /** Where they are at both, each update crosses once and is applied twice. */
    private static final double APART = 1.4;

    private final BenchNodes nodes;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong edits = new AtomicLong();
    private int run;

    private enum Where {
        ONE_NODE,
        EACH_DOC_AT_ONE,
        EACH_DOC_AT_BOTH;

        int nodes() {
            return this == ONE_NODE ? 1 : 2;
        }

        boolean isNorth(int doc, int member) {
            return switch (this) {
                case ONE_NODE -> true;
                case EACH_DOC_AT_ONE -> doc % 2 == 0;
                case EACH_DOC_AT_BOTH -> member % 2 == 0;
            };
        }
    }

    DeliveryScale(BenchNodes nodes) {
        this.nodes = nodes;
    }

    void measure() {
        Map<Where, List<Double>> costs = new EnumMap<>(Where.class);
        for (int round = 0; round <= ROUNDS; round++) {
            for (Where where : Where.values()) {
                double cost = cost(where);
                // The first warms up both nodes.
                if (round > 0) {
                    costs.computeIfAbsent(where, none -> new ArrayList<>()).add(cost);
                }
            }
        }
        double one = Figures.median(costs.get(Where.ONE_NODE));
        double together = Figures.median(costs.get(Where.EACH_DOC_AT_ONE));
        double apart = Figures.median(costs.get(Where.EACH_DOC_AT_BOTH));
        Figures.most("nodes.delivery.cpu.one", one, "us", 25);
        Figures.most("nodes.delivery.cpu.together", together, "us", 25);
        Figures.most("nodes.delivery.cpu.apart", apart, "us", 35);
        Figures.least("nodes.scale.together", 2 * one / together, "times", TOGETHER);
        Figures.least("nodes.scale.apart", 2 * one / apart, "times", APART);
    }

    /** Processor time of both nodes for a delivery, us. */
    private double cost(Where where) {
        List<TestDoc> writers = new ArrayList<>();
        List<Onlooker> onlookers = new ArrayList<>();
        run++;
        for (int doc = 0; doc < DOCS_A_NODE * where.nodes(); doc++) {
            String id = "scale" + run + "-" + doc;
            for (int member = 0; member < MEMBERS; member++) {
                ServerProcess at = where.isNorth(doc, member) ? nodes.north : nodes.south;
                if (member < WRITERS) {
                    writers.add(at.open(id));
                } else {
                    onlookers.add(new Onlooker(client, at, id));
                }
            }
        }
        double cost = cost(writers, where.nodes());
        writers.forEach(TestDoc::close);
        onlookers.forEach(Onlooker::close);
        return cost;
    }

    private double cost(List<TestDoc> writers, int at) {
        edits.set(0);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        for (int w = 0; w < writers.size(); w++) {
            TestDoc writer = writers.get(w);
            String key = "w" + w;
            var unused = clock.scheduleAtFixedRate(
                    () -> writer.edit(doc -> doc.getMap("t").set(key, edits.incrementAndGet())),
                    2_000L * w,
                    1_000_000L / EDITS_A_SECOND,
                    MICROSECONDS);
        }
        TestDoc.await("the nodes to be warm", WITHIN_MS, () -> edits.get() >= WARM_UP_A_NODE * at);
        double cpu = nodes.nodesCpuMs();
        long before = edits.get();
        TestDoc.await("the edits to be made", WITHIN_MS, () -> edits.get() >= before + MEASURED_A_NODE * at);
        double cost = (nodes.nodesCpuMs() - cpu) * 1_000 / (edits.get() - before) / (MEMBERS - 1);
        clock.shutdownNow();
        writers.forEach(TestDoc::awaitSaved);
        return cost;
    }
}
