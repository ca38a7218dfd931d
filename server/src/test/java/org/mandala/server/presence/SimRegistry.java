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

/** A registry that is late, loses, doubles and reorders messages, forgets all or what was done lately, and cannot be reached by some: as Redis is. */
final class SimRegistry {
    private static final long ANSWER_MS = 2_000;
    private static final int LATE_MS = 40;
    private static final int DOUBLED_ONE_IN = 10;
    private static final long COPIED_EACH_MS = 1_000;

    private final SimTime time;
    private final Random random;
    private final Set<View> views = new LinkedHashSet<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Long> beats = new HashMap<>();
    private Copy copy = new Copy(Map.of(), Map.of(), "", 0);
    private String epoch = "";
    private long version;
    private long epochs;
    private double loss;
    private boolean down;
    private boolean doubling;

    /** What another knows that may take over. */
    private record Copy(Map<String, String> places, Map<String, Long> beats, String epoch, long version) {}

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
        boolean lost = down;
        down = false;
        copy();
        views.forEach(each -> each.listenAgain(lost));
    }

    /** Messages may come twice, and another that is a second behind may take its place. */
    void wild() {
        doubling = true;
        copyEachSecond();
    }

    /** Another takes its place, which has not heard of what was done in the last second. */
    void failOver() {
        if (!down) {
            places.clear();
            places.putAll(copy.places());
            beats.clear();
            beats.putAll(copy.beats());
            epoch = copy.epoch();
            version = copy.version();
            views.forEach(each -> each.listenAgain(true));
        }
    }

    private void copyEachSecond() {
        copy();
        time.after(COPIED_EACH_MS, this::copyEachSecond);
    }

    private void copy() {
        copy = new Copy(Map.copyOf(places), Map.copyOf(beats), epoch, version);
    }

    private void tell(String place, String value) {
        if (epoch.isEmpty()) {
            epoch = "e" + ++epochs;
        }
        version++;
        PresenceRegistry.Change change = new PresenceRegistry.Change(epoch, version, place, value);
        for (View each : views) {
            int times = doubling && random.nextInt(DOUBLED_ONE_IN) == 0 ? 2 : 1;
            for (int i = 0; i < times && random.nextDouble() >= loss && !each.cut; i++) {
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
        /** The registry lost something while this node could not reach it. */
        private boolean unheard;

        View(SimNode node) {
            this.node = node;
        }

        void cut(boolean now) {
            cut = now;
            if (!now) {
                listenAgain(false);
            }
        }

        boolean isCut() {
            return cut;
        }

        private void listenAgain(boolean lost) {
            unheard |= lost;
            listeners.forEach(each -> node.run(each::lineLost));
            time.after(1L + random.nextInt(1_000), () -> {
                boolean told = unheard;
                unheard = told && cut;
                listeners.forEach(each -> node.run(() -> each.missed(told)));
            });
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
            node.run(() -> listener.missed(false));
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
            return ask(() -> beats.remove(name, count) || !beats.containsKey(name));
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
