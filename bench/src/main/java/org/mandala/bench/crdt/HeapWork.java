package org.mandala.bench.crdt;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.mandala.crdt.Doc;

/** Live bytes per loaded document, by loading many. As a program: {@code HeapWork TRACE} prints them, as JSON. */
final class HeapWork {
    private static final int DOCS = 40;

    private HeapWork() {}

    public static void main(String[] args) {
        byte[] encoded = Trace.bytes(args[0] + ".v1");
        load(encoded);
        long before = used();
        Doc[] docs = new Doc[DOCS];
        for (int i = 0; i < DOCS; i++) {
            docs[i] = load(encoded);
        }
        long bytes = (used() - before) / DOCS;
        System.out.println(List.of(docs.length == DOCS ? bytes : 0));
    }

    private static Doc load(byte[] encoded) {
        Doc doc = new Doc();
        doc.applyUpdate(encoded, null);
        return doc;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
