package org.mandala.server.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mandala.server.presence.PresenceRegistry;

/** Who is where, kept together and a little late. What becomes of it when Redis misbehaves is proven by the simulation of presence. */
final class SimPlaces implements PresenceRegistry {
    private static final int LATE_MS = 20;

    private final SimWorld world;
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Long> beats = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private long version;

    SimPlaces(SimWorld world) {
        this.world = world;
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
        return ask(() -> new Snapshot("e", version, Map.copyOf(places)));
    }

    @Override
    public Future<Mark> mark(String room) {
        return ask(() -> new Mark("e", version));
    }

    @Override
    public Runnable listen(String room, Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
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
    public Future<Map<String, String>> serving() {
        return Future.succeededFuture(Map.of());
    }

    private void tell(String place, String value) {
        Change change = new Change("e", ++version, place, value);
        List.copyOf(listeners)
                .forEach(each -> world.after(1L + world.random.nextInt(LATE_MS), () -> each.changed(change)));
    }

    private <T> Future<T> ask(Supplier<T> command) {
        Promise<T> promise = Promise.promise();
        world.after(1L + world.random.nextInt(LATE_MS), () -> {
            T answer = command.get();
            world.after(1L + world.random.nextInt(LATE_MS), () -> promise.complete(answer));
        });
        return promise.future();
    }
}
