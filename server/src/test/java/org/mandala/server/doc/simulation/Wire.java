package org.mandala.server.doc.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/**
 * One connection between a client and the server: each way in order, with delays. It can be cut, half of it may not notice for a while, and its
 * reader can stall.
 */
final class Wire {
    interface End {
        void received(byte[] message);

        /** The connection is gone; called once. */
        void gone();
    }

    private final VirtualTime time;
    private final Random random;
    private final int delayMs;
    private final Queue<byte[]> unread = new ArrayDeque<>();
    private final Queue<Runnable> drained = new ArrayDeque<>();
    private End client;
    private End server;
    private boolean cut;
    private boolean stalled;
    private long upAt;
    private long downAt;
    private int downBytes;

    Wire(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
        this.delayMs = 1 + random.nextInt(random.nextInt(4) == 0 ? 800 : 80);
    }

    void join(End clientEnd, End serverEnd) {
        client = clientEnd;
        server = serverEnd;
    }

    boolean isCut() {
        return cut;
    }

    void up(byte[] message) {
        upAt = arrival(upAt);
        time.inOrder(upAt, () -> {
            if (!cut) {
                server.received(message);
            }
        });
    }

    void down(byte[] message) {
        downBytes += message.length;
        downAt = arrival(downAt);
        time.inOrder(downAt, () -> arrive(message));
    }

    private void arrive(byte[] message) {
        unread.add(message);
        read();
    }

    private void read() {
        while (!cut && !stalled && !unread.isEmpty()) {
            byte[] message = unread.remove();
            downBytes -= message.length;
            client.received(message);
        }
        while (!cut && downBytes == 0 && !drained.isEmpty()) {
            drained.remove().run();
        }
    }

    /** What was sent to the client and has not arrived, bytes: what waits in an outbox of the server, at most. */
    int waitingBytes() {
        return downBytes;
    }

    /** Runs once nothing waits. */
    void whenDrained(Runnable work) {
        drained.add(work);
        read();
    }

    /** The client stops reading, or reads on. */
    void stall(boolean is) {
        stalled = is;
        read();
    }

    /** The line breaks: what is on its way is lost, and each end notices when it does. */
    void cut(int clientNoticesMs, int serverNoticesMs) {
        if (!cut) {
            cut = true;
            time.after(clientNoticesMs, client::gone);
            time.after(serverNoticesMs, server::gone);
        }
    }

    private long arrival(long last) {
        return Math.max(last, time.nowMs() + delayMs / 2 + random.nextInt(delayMs));
    }
}
