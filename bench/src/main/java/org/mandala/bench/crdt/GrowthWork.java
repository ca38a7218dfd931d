package org.mandala.bench.crdt;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.YText;

/**
 * Time per update in documents of growing size, which must not grow with them. The sizes take turns, so that what the machine does
 * besides hits all of them alike. As a program: prints microseconds per update by size, as JSON.
 *
 * <p>To be run with a heap of fixed size, touched at the start: each pass begins with a collection, after which G1 gives memory back to
 * the system, the more of it the larger the document was; fetching it again would be counted as the updates' time.
 */
final class GrowthWork {
    /** The thread's own time: whatever else the machine does is not the document's fault. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int EDITS = 20_000;
    private static final int PASSES = 14;
    private static final int WRITER = 5_000_000;
    private static final int EDITS_PER_PAST_CLIENT = 20;
    private static final int EDITS_AT_FIRST = 2_000;
    private static final int NEARBY = 400;
    private static final int[] FACTORS = {1, 4, 16};
    private static final int LENGTH = 50_000;
    private static final int CLIENTS = 100;

    /** A document and the updates that come after it. */
    private static final class Past {
        private final byte[][] stateAndUpdates;
        private final double[] times = new double[PASSES];

        Past(byte[][] stateAndUpdates) {
            this.stateAndUpdates = stateAndUpdates;
        }
    }

    private final Map<String, Past> pasts = new LinkedHashMap<>();

    public static void main(String[] args) {
        GrowthWork growth = new GrowthWork();
        for (int factor : FACTORS) {
            growth.addLength("length-" + factor + "x", LENGTH * factor);
            growth.addClients("clients-" + factor + "x", CLIENTS * factor);
        }
        System.out.println(growth.run().entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}")));
    }

    /** A document in which one client made so many keystrokes. */
    private void addLength(String name, int edits) {
        Doc past = doc(1);
        write(past, edits, new Random(edits));
        add(name, past);
    }

    /** A document in which so many clients made a few keystrokes each. */
    private void addClients(String name, int clients) {
        Doc past = doc(1);
        write(past, EDITS_AT_FIRST, new Random(1));
        Random random = new Random(clients);
        for (int i = 0; i < clients; i++) {
            Doc client = doc(10 + i);
            client.applyUpdate(past.encodeStateAsUpdate(), null);
            write(client, EDITS_PER_PAST_CLIENT, random);
            past.applyUpdate(client.encodeStateAsUpdate(past.stateVector()), null);
        }
        add(name, past);
    }

    private void add(String name, Doc past) {
        byte[] state = past.encodeStateAsUpdate();
        Doc writer = doc(WRITER);
        writer.applyUpdate(state, null);
        List<byte[]> rows = new ArrayList<>(List.of(state));
        writer.onUpdate((update, origin) -> rows.add(update));
        write(writer, EDITS, new Random(3));
        pasts.put(name, new Past(rows.toArray(byte[][]::new)));
    }

    private static Doc doc(long clientId) {
        return new Doc(DocOptions.defaults().withClientId(clientId));
    }

    private static void write(Doc doc, int edits, Random random) {
        YText text = doc.getText("text");
        int cursor = 0;
        for (int i = 0; i < edits; i++) {
            if (random.nextInt(100) == 0) {
                cursor = jump(text.length(), cursor, random);
            }
            if (random.nextInt(3) == 0 && cursor > 0) {
                text.delete(--cursor, 1);
            } else {
                text.insert(cursor++, "x");
            }
        }
    }

    private static int jump(int length, int cursor, Random random) {
        int near = cursor + random.nextInt(2 * NEARBY) - NEARBY;
        return random.nextInt(10) == 0 ? random.nextInt(length + 1) : Math.max(0, Math.min(length, near));
    }

    /** Microseconds per update by name: medians of the second half of the passes. */
    private Map<String, Double> run() {
        for (int pass = 0; pass < PASSES; pass++) {
            for (Past past : pasts.values()) {
                past.times[pass] = time(past.stateAndUpdates);
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        pasts.forEach((name, past) -> {
            double[] warm = Arrays.copyOfRange(past.times, PASSES / 2, PASSES);
            Arrays.sort(warm);
            medians.put(name, warm[warm.length / 2]);
        });
        return medians;
    }

    private static double time(byte[][] stateAndUpdates) {
        Doc reader = doc(2);
        reader.applyUpdate(stateAndUpdates[0], null);
        System.gc();
        long start = CPU.getCurrentThreadCpuTime();
        for (int i = 1; i < stateAndUpdates.length; i++) {
            reader.applyUpdate(stateAndUpdates[i], null);
        }
        return (CPU.getCurrentThreadCpuTime() - start) / 1e3 / (stateAndUpdates.length - 1);
    }
}
