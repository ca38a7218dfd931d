package org.mandala.server.presence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.RosterPerson;

/** The places that this node's people hold in one room of the registry. Lives on the room's home. */
final class OwnPlaces {
    private static final AtomicLong TURNS = new AtomicLong();
    private static final long AGAIN_MS = 1_000;

    private final String room;
    private final Home home;
    private final PresenceRegistry registry;
    private final Nodes nodes;
    private final Runnable onDoubt;
    private final Map<String, Own> byPlace = new LinkedHashMap<>();

    /** Somebody who is here by this node, and the value that was put for them last. */
    record Own(Placed placed, String value, Object connection) {
        boolean isOf(RosterPerson person) {
            return placed.person().id().equals(person.id());
        }

        boolean isAfter(Placed other) {
            return placed.move() > other.move();
        }

        boolean says(RosterPerson person, boolean leads) {
            return placed.person().equals(person) && placed.leads() == leads;
        }
    }

    /** @param onDoubt told on the home when the registry may not have what was put, or still have what was taken out */
    OwnPlaces(String room, Home home, PresenceRegistry registry, Nodes nodes, Runnable onDoubt) {
        this.room = room;
        this.home = home;
        this.registry = registry;
        this.nodes = nodes;
        this.onDoubt = onDoubt;
    }

    /** Puts it under this node's present name; gives the place. */
    String put(RosterPerson person, boolean leads, String tab, long move, Object connection) {
        Placed placed = new Placed(nodes.me(), TURNS.incrementAndGet(), move, tab, leads, person);
        Own own = new Own(placed, placed.encode(), connection);
        byPlace.put(placed.place(), own);
        registry.put(room, placed.place(), own.value()).onFailure(failure -> home.run(onDoubt));
        return placed.place();
    }

    /** Gives the place up, if it is still this connection's. */
    void takeOut(String place, Object connection) {
        Own own = byPlace.get(place);
        if (own != null && own.connection().equals(connection)) {
            byPlace.remove(place);
            empty(place, own);
        }
    }

    /** What is in a place counts no more: it is taken out, if it still is there. */
    void withdraw(String place, String value) {
        registry.remove(room, place, value).onFailure(failure -> home.run(onDoubt));
    }

    @Nullable Own get(String place) {
        return byPlace.get(place);
    }

    long move(String place) {
        Own own = byPlace.get(place);
        return own == null ? 0 : own.placed().move();
    }

    boolean has(String place) {
        return byPlace.containsKey(place);
    }

    List<Own> all() {
        return List.copyOf(byPlace.values());
    }

    boolean isEmpty() {
        return byPlace.isEmpty();
    }

    /** Until it is done, also when nobody is left here who would look: nobody else takes out what a living node has put. */
    private void empty(String place, Own own) {
        registry.remove(room, place, own.value())
                .onComplete(
                        removed -> {
                            if (!removed) {
                                home.run(onDoubt);
                            }
                        },
                        failure -> {
                            if (own.placed().node().equals(nodes.me())) {
                                home.after(AGAIN_MS, () -> empty(place, own));
                            }
                        });
    }
}
