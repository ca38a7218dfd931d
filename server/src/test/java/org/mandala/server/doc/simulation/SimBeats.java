package org.mandala.server.doc.simulation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mandala.server.presence.PresenceRegistry;

/** Which nodes beat, as each can read it. Nobody is in a room here: that is what the simulation of presence is for. */
final class SimBeats {
    private static final int LATE_MS = 20;
    private static final long ANSWER_MS = 2_000;

    private final VirtualTime time;
    private final Random random;
    private final Map<String, Long> beats = new HashMap<>();

    SimBeats(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    /** @param isReached whether the node's line carries anything now */
    PresenceRegistry from(SimHome home, BooleanSupplier isReached) {
        return new View(home, isReached);
    }

    private final class View implements PresenceRegistry {
        private final SimHome home;
        private final BooleanSupplier isReached;

        View(SimHome home, BooleanSupplier isReached) {
            this.home = home;
            this.isReached = isReached;
        }

        @Override
        public Future<Map<String, Long>> beat(String node, String serves) {
            return ask(() -> {
                beats.merge(node, 1L, Long::sum);
                return Map.copyOf(beats);
            });
        }

        @Override
        public Future<Boolean> bury(String node, long count) {
            return ask(() -> beats.remove(node, count) || !beats.containsKey(node));
        }

        @Override
        public Future<Void> put(String room, String place, String value) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Boolean> remove(String room, String place, String value) {
            return Future.succeededFuture(true);
        }

        @Override
        public Future<Snapshot> read(String room) {
            return Future.succeededFuture(new Snapshot("", 0, Map.of()));
        }

        @Override
        public Future<Mark> mark(String room) {
            return Future.succeededFuture(new Mark("", 0));
        }

        @Override
        public Runnable listen(String room, Listener listener) {
            return () -> {};
        }

        @Override
        public Future<Map<String, String>> serving() {
            return Future.succeededFuture(Map.of());
        }

        private <T> Future<T> ask(Supplier<T> command) {
            Promise<T> promise = Promise.promise();
            Runnable timeout =
                    time.after(ANSWER_MS, () -> home.run(() -> promise.tryFail(new TimeoutException("no answer"))));
            time.after(1L + random.nextInt(LATE_MS), () -> {
                if (isReached.getAsBoolean() && !home.isDead()) {
                    T answer = command.get();
                    time.after(1L + random.nextInt(LATE_MS), () -> {
                        timeout.run();
                        home.run(() -> promise.tryComplete(answer));
                    });
                }
            });
            return promise.future();
        }
    }
}
