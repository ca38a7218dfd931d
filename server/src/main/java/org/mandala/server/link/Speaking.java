package org.mandala.server.link;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** Counts what this node says on each channel, and repeats the count a little later. Rule N2. On the link's home. */
final class Speaking {
    /** Looks at which the count is repeated; after the last of them the channel is forgotten. */
    private static final int FIRST_LOOK = 2;

    private static final int SECOND_LOOK = 6;
    private static final int FORGET_LOOK = 120;

    private final long me;
    private final BiConsumer<String, Buffer> send;
    private final Map<String, Count> counts = new HashMap<>();
    private long incarnation;

    private static final class Count {
        private final long incarnation;
        private long seq;
        private int looks;

        Count(long incarnation) {
            this.incarnation = incarnation;
        }
    }

    /** @param firstIncarnation greater than any before of this node */
    Speaking(long me, long firstIncarnation, BiConsumer<String, Buffer> send) {
        this.me = me;
        this.incarnation = firstIncarnation;
        this.send = send;
    }

    void say(String channel, Buffer message) {
        Count count = counts.computeIfAbsent(channel, ignored -> new Count(++incarnation));
        count.seq++;
        count.looks = 0;
        send.accept(channel, Envelope.encode(me, count.incarnation, count.seq, message));
    }

    /** Twice a second: who lost the last message of a burst learns of it from the count after it. */
    void look() {
        for (Iterator<Map.Entry<String, Count>> each = counts.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Count> entry = each.next();
            Count count = entry.getValue();
            count.looks++;
            if (count.looks == FIRST_LOOK || count.looks == SECOND_LOOK) {
                send.accept(entry.getKey(), Envelope.count(me, count.incarnation, count.seq));
            } else if (count.looks >= FORGET_LOOK) {
                each.remove();
            }
        }
    }

    /** The line was lost, and what was on it: all counts begin anew, so that everybody notices. */
    void beginAnew() {
        counts.replaceAll((channel, old) -> new Count(++incarnation));
    }
}
