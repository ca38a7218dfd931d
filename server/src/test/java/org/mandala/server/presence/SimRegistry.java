package org.mandala.server.presence;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A registry that is late, loses any message, is forgotten whole, and cannot be reached by some: as Redis is. */
final class SimRegistry {
    private static final long ANSWER_MS = 2_000;
    private static final int LATE_MS = 40;

    private final SimTime time;
    private final Random random;
    private final Set<View> views = new LinkedHashSet<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Long> beats = new HashMap<>();
    private String epoch = "";
    private long version;
    private long epochs;
    private double loss;
    private boolean down;

    SimRegistry(SimTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    View view(SimNode node) {
        View view = new View(node);
        views.add(view);
        return view;
    }

    void losing(double rate) {
        loss = rate;
    }

    void stop() {
        down = true;
    }

    /** It comes back knowing nothing. */
    void startEmpty() {
        if (down) {
            places.clear();
            beats.clear();
            epoch = "";
            version = 0;
        }
        down = false;
        views.forEach(View::listenAgain);
    }

    boolean isDown() {
        return down;
    }

    private void tell(String place, String value) {
        if (epoch.isEmpty()) {
            epoch = "e" + ++epochs;
        }
        version++;
        PresenceRegistry.Change change = new PresenceRegistry.Change(epoch, version, place, value);
        for (View each : views) {
            if (random.nextDouble() >= loss && !each.cut) {
                time.after(1L + random.nextInt(LATE_MS), () -> each.hear(change));
            }
        }
        if (places.isEmpty()) {
            epoch = "";
            version = 0;
        }
    }

    /** As one node reaches it. */
    final class View implements PresenceRegistry {
        private final SimNode node;
        private final Set<Listener> listeners = new LinkedHashSet<>();
        private boolean cut;

        View(SimNode node) {
            this.node = node;
        }

        void cut(boolean now) {
            cut = now;
            if (!now) {
                listenAgain();
            }
        }

        boolean isCut() {
            return cut;
        }

        private void listenAgain() {
            time.after(1L + random.nextInt(1_000), () -> listeners.forEach(each -> node.run(each::missed)));
        }

        private void hear(Change change) {
            if (!cut && !node.isDead()) {
                Set.copyOf(listeners).forEach(each -> node.run(() -> each.changed(change)));
            }
        }

        @Override
        public Future<Void> put(String room, String place, String value) {
            return ask(() -> {
                places.put(place, value);
                tell(place, value);
                return null;
            });
        }

        @Override
        public Future<Boolean> remove(String room, String place, String value) {
            return ask(() -> {
                boolean was = places.remove(place, value);
                if (was) {
                    tell(place, "");
                }
                return was;
            });
        }

        @Override
        public Future<Snapshot> read(String room) {
            return ask(() -> new Snapshot(epoch, version, new HashMap<>(places)));
        }

        @Override
        public Future<Mark> mark(String room) {
            return ask(() -> new Mark(epoch, version));
        }

        @Override
        public Runnable listen(String room, Listener listener) {
            listeners.add(listener);
            node.run(listener::missed);
            return () -> listeners.remove(listener);
        }

        @Override
        public Future<Map<String, Long>> beat(String name, String serves) {
            return ask(() -> {
                beats.merge(name, 1L, Long::sum);
                return new HashMap<>(beats);
            });
        }

        @Override
        public Future<Boolean> bury(String name, long count) {
            return ask(() -> beats.remove(name, count));
        }

        @Override
        public Future<Map<String, String>> serving() {
            return ask(Map::of);
        }

        /** What is asked while the line is cut may be done or not, and is answered by nobody. */
        private <T> Future<T> ask(Supplier<T> command) {
            Promise<T> promise = Promise.promise();
            Runnable timeout =
                    time.after(ANSWER_MS, () -> node.run(() -> promise.tryFail(new TimeoutException("no answer"))));
            time.after(1L + random.nextInt(LATE_MS), () -> {
                if (down || cut || node.isDead()) {
                    return;
                }
                T answer = command.get();
                time.after(1L + random.nextInt(LATE_MS), () -> {
                    if (!cut) {
                        timeout.run();
                        node.run(() -> promise.tryComplete(answer));
                    }
                });
            });
            return promise.future();
        }
    }
}
