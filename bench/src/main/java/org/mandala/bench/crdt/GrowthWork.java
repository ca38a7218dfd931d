package org.mandala.bench.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.mandala.crdt.Doc;
import org.mandala.crdt.DocOptions;
import org.mandala.crdt.YText;

/** Time per update in documents of growing size: it must not grow with them. */
final class GrowthWork {
    private static final int EDITS = 20_000;
    private static final int PASSES = 15;
    private static final int WRITER = 5_000_000;
    /** A stretch of typing in one document that all clients of the past left a few words in. */
    private static final int EDITS_PER_PAST_CLIENT = 20;

    private GrowthWork() {}

    /** Microseconds per update when {@code edits} keystrokes by one client went before. */
    static double afterLength(int edits) {
        Doc past = doc(1);
        write(past, edits, new Random(edits));
        return measure(past.encodeStateAsUpdate());
    }

    /** Microseconds per update when so many clients took part before. */
    static double afterClients(int clients) {
        Doc past = doc(1);
        write(past, 20_000, new Random(1));
        Random random = new Random(clients);
        for (int i = 0; i < clients; i++) {
            Doc client = doc(10 + i);
            client.applyUpdate(past.encodeStateAsUpdate(), null);
            write(client, EDITS_PER_PAST_CLIENT, random);
            past.applyUpdate(client.encodeStateAsUpdate(past.stateVector()), null);
        }
        return measure(past.encodeStateAsUpdate());
    }

    private static Doc doc(long clientId) {
        return new Doc(DocOptions.defaults().withClientId(clientId));
    }

    private static void write(Doc doc, int edits, Random random) {
        YText text = doc.getText("text");
        int cursor = 0;
        for (int i = 0; i < edits; i++) {
            if (random.nextInt(100) == 0) {
                cursor = random.nextInt(text.length() + 1);
            }
            if (random.nextInt(3) == 0 && cursor > 0) {
                text.delete(--cursor, 1);
            } else {
                text.insert(cursor++, "x");
            }
        }
    }

    private static double measure(byte[] past) {
        Doc writer = doc(WRITER);
        writer.applyUpdate(past, null);
        List<byte[]> updates = new ArrayList<>();
        writer.onUpdate((update, origin) -> updates.add(update));
        write(writer, EDITS, new Random(3));
        double[] times = new double[PASSES];
        for (int pass = 0; pass < PASSES; pass++) {
            Doc reader = doc(2);
            reader.applyUpdate(past, null);
            long start = System.nanoTime();
            updates.forEach(update -> reader.applyUpdate(update, null));
            times[pass] = (System.nanoTime() - start) / 1e3 / updates.size();
        }
        Arrays.sort(times);
        return times[PASSES / 4];
    }
}
