package org.mandala.server.link;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mandala.server.backplane.Backplane;

/**
 * Redis at its worst under virtual time: every message may be lost, come twice, late and before those that were said earlier, and any node may be cut off. What
 * counts and notices on both ends is the real thing. Rules N1 to N3.
 */
public final class SimLines {
    private static final int LATE_MS = 40;
    private static final int HEALED_WITHIN_MS = 1_000;
    private static final int REPAIRED_WITHIN_MS = 500;

    private final Timer timer;
    private final Random random;
    private final Set<Line> lines = new LinkedHashSet<>();
    private double loss;
    private double doubling;

    /** The clock of the simulation. */
    public interface Timer {
        Runnable after(long ms, Runnable work);
    }

    public SimLines(Timer timer, Random random) {
        this.timer = timer;
        this.random = random;
    }

    /** Each message is lost, or comes twice, with these probabilities. */
    public void losing(double rate, double twice) {
        loss = rate;
        doubling = twice;
    }

    /** A node's line, until it {@link Line#ends}. */
    public Line open() {
        Line line = new Line();
        lines.add(line);
        line.look();
        return line;
    }

    /** One node's line. */
    public final class Line implements Backplane {
        private final long me = random.nextLong();
        private final Speaking speaking = new Speaking(me, 0, this::send);
        private final Map<String, List<Hearing>> hearing = new HashMap<>();
        private boolean cut;
        private boolean up = true;
        private boolean ended;
        private int cuts;

        @Override
        public void publish(String channel, Buffer message) {
            speaking.say(channel, message);
        }

        @Override
        public Runnable listen(String channel, Listener listener) {
            Hearing ear = new Hearing(me, listener);
            hearing.computeIfAbsent(channel, ignored -> new ArrayList<>()).add(ear);
            timer.after(1L + random.nextInt(LATE_MS), () -> begin(channel, ear));
            return () -> hearing.getOrDefault(channel, new ArrayList<>()).remove(ear);
        }

        @Override
        public boolean isUp() {
            return up;
        }

        /** Nothing passes from now on; it is noticed after a while. */
        public void cut() {
            if (!cut) {
                cut = true;
                int mine = ++cuts;
                timer.after(RedisLink.SILENT_MS, () -> up &= mine != cuts);
            }
        }

        public boolean isCut() {
            return cut;
        }

        /** Who listens may have missed something, which is told only if the cut was noticed; else it has to be found out. */
        public void heal() {
            if (cut) {
                cut = false;
                cuts++;
                if (!up) {
                    timer.after(1L + random.nextInt(HEALED_WITHIN_MS), this::resume);
                }
            }
        }

        /** The node is no more. */
        public void ends() {
            ended = true;
            lines.remove(this);
        }

        private void resume() {
            if (!cut && !up) {
                up = true;
                speaking.beginAnew();
                hearing.forEach((channel, ears) -> List.copyOf(ears)
                        .forEach(ear ->
                                timer.after(1L + random.nextInt(REPAIRED_WITHIN_MS), () -> begin(channel, ear))));
            }
        }

        private void begin(String channel, Hearing ear) {
            if (!ended && hearing.getOrDefault(channel, List.of()).contains(ear)) {
                ear.listening(false);
            }
        }

        private void look() {
            if (!ended) {
                speaking.look();
                timer.after(RedisLink.LOOK_EVERY_MS, this::look);
            }
        }

        private void send(String channel, Buffer payload) {
            if (!cut && !ended) {
                lines.forEach(each -> each.bring(channel, payload));
            }
        }

        private void bring(String channel, Buffer payload) {
            int times = random.nextDouble() < doubling ? 2 : 1;
            for (int i = 0; i < times && random.nextDouble() >= loss; i++) {
                timer.after(1L + random.nextInt(LATE_MS), () -> hear(channel, payload));
            }
        }

        private void hear(String channel, Buffer payload) {
            if (!cut && !ended) {
                List.copyOf(hearing.getOrDefault(channel, List.of())).forEach(each -> each.heard(payload.copy()));
            }
        }
    }
}
