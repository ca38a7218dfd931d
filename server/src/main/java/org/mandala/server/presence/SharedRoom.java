package org.mandala.server.presence;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.MalformedMessage;
import org.mandala.server.protocol.RosterPerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room that several nodes serve. What this node's people do is put into the registry; nobody who is here by another node leaves by a loss of the
 * registry, only by their node's word or its death. Rules N5 to N9.
 */
final class SharedRoom implements RoomPresence, Following.Reader, Nodes.Watcher {
    /** Who vanished with the registry has so long to be put there again by their own node, which notices by its next beat. */
    static final long FORGIVE_MS = 6_000;

    private static final Logger LOG = LoggerFactory.getLogger(SharedRoom.class);
    private static final AtomicLong TURNS = new AtomicLong();

    private final String room;
    private final Home home;
    private final PresenceRegistry registry;
    private final Nodes nodes;
    private final Roster roster;
    private final Consumer<Boolean> onApart;
    private final Following following;
    private final Map<String, Own> own = new LinkedHashMap<>();
    private final Map<String, Far> far = new LinkedHashMap<>();
    /** Who vanished with the registry, and whether their time to be put there again is over. */
    private final Map<String, Boolean> missing = new HashMap<>();

    private int losses;

    /** Somebody who is here by this node, and the value that was put for them last. */
    private record Own(Placed placed, String value, Object connection) {}

    /** Somebody who is here by another node; stands for their connection. */
    private record Far(Placed placed, String value) {}

    SharedRoom(
            String room, Home home, PresenceRegistry registry, Nodes nodes, Roster roster, Consumer<Boolean> onApart) {
        this.room = room;
        this.home = home;
        this.registry = registry;
        this.nodes = nodes;
        this.roster = roster;
        this.onApart = onApart;
        this.following = new Following(room, home, registry, this);
    }

    @Override
    public Future<Void> open() {
        nodes.watch(this);
        return following.open();
    }

    @Override
    public void enter(RosterPerson person, boolean leads, String tab, Object connection) {
        roster.join(person, tab, connection);
        announce(person, leads, tab, connection);
    }

    @Override
    public void renew(RosterPerson person, boolean leads) {
        for (Own each : List.copyOf(own.values())) {
            boolean same =
                    each.placed().person().equals(person) && each.placed().leads() == leads;
            if (each.placed().person().id().equals(person.id()) && !same) {
                announce(person, leads, each.placed().tab(), each.connection());
            }
        }
    }

    @Override
    public void leave(String person, String tab, Object connection) {
        String place = Placed.place(person, tab);
        Own known = own.get(place);
        if (known != null && known.connection().equals(connection)) {
            own.remove(place);
            registry.remove(room, place, known.value());
        }
        roster.leave(person, tab, connection);
    }

    @Override
    public boolean isEmptyHere() {
        return own.isEmpty();
    }

    @Override
    public Set<String> leadersElsewhere() {
        return far.values().stream()
                .filter(each -> each.placed().leads())
                .map(each -> each.placed().person().id())
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isApart() {
        return nodes.isApart();
    }

    @Override
    public void close() {
        nodes.unwatch(this);
        following.close();
    }

    @Override
    public void died(String node) {
        home.run(() -> evict(node));
    }

    @Override
    public void reborn() {
        home.run(() -> List.copyOf(own.values()).stream()
                .filter(each -> !far.containsKey(each.placed().place()))
                .forEach(this::announceAgain));
    }

    @Override
    public void apart(boolean now) {
        home.run(() -> {
            if (!following.isClosed()) {
                onApart.accept(now);
            }
        });
    }

    @Override
    public void changed(String place, String value) {
        if (value.isEmpty()) {
            emptied(place);
            return;
        }
        try {
            placed(place, value, Placed.decode(value));
        } catch (MalformedMessage e) {
            LOG.warn("room {}: what is in a place cannot be read: {}", room, e.getMessage());
        }
    }

    @Override
    public void whole(PresenceRegistry.Snapshot there, boolean lost) {
        there.places().forEach(this::changed);
        dropVanished(there.places().keySet(), lost);
        List.copyOf(own.values()).stream()
                .filter(each -> !far.containsKey(each.placed().place()))
                .filter(each ->
                        !each.value().equals(there.places().get(each.placed().place())))
                .forEach(this::announceAgain);
    }

    private void dropVanished(Set<String> there, boolean lost) {
        Map<String, Far> vanished = new HashMap<>(far);
        vanished.keySet().removeAll(there);
        losses += lost ? 1 : 0;
        vanished.forEach((place, entry) -> {
            if (lost && !own.containsKey(place)) {
                forgive(place, entry);
            } else if (missing.getOrDefault(place, true)) {
                emptied(place);
            }
        });
    }

    private void announce(RosterPerson person, boolean leads, String tab, Object connection) {
        Placed placed = new Placed(nodes.me(), TURNS.incrementAndGet(), tab, leads, person);
        String value = placed.encode();
        own.put(placed.place(), new Own(placed, value, connection));
        far.remove(placed.place());
        missing.remove(placed.place());
        registry.put(room, placed.place(), value);
    }

    private void announceAgain(Own each) {
        roster.join(each.placed().person(), each.placed().tab(), each.connection());
        announce(each.placed().person(), each.placed().leads(), each.placed().tab(), each.connection());
    }

    private void placed(String place, String value, Placed placed) {
        if (placed.node().equals(nodes.me())) {
            placedByUs(place, value);
        } else if (nodes.isDead(placed.node())) {
            registry.remove(room, place, value);
        } else {
            placedByOthers(place, value, placed);
        }
    }

    private void placedByUs(String place, String value) {
        Own mine = own.get(place);
        if (mine == null) {
            // Left while the line was down: our word did not arrive.
            registry.remove(room, place, value);
        } else if (mine.value().equals(value) && far.remove(place) != null) {
            roster.join(mine.placed().person(), mine.placed().tab(), mine.connection());
        }
    }

    /** A tab that was here by us and came up at another node is there now; should it leave there while it is still connected here, it is here. */
    private void placedByOthers(String place, String value, Placed placed) {
        missing.remove(place);
        Far entry = new Far(placed, value);
        if (!entry.equals(far.put(place, entry))) {
            nodes.meet(placed.node());
            roster.join(placed.person(), placed.tab(), entry);
        }
    }

    /** Only the node of a place empties it, or who knows that node to be dead; whoever is told so of their own people objects. */
    private void emptied(String place) {
        missing.remove(place);
        Far gone = far.remove(place);
        Own mine = own.get(place);
        if (mine != null) {
            nodes.doubt();
            announceAgain(mine);
        } else if (gone != null) {
            roster.leave(gone.placed().person().id(), gone.placed().tab(), gone);
        }
    }

    private void evict(String node) {
        for (Map.Entry<String, Far> each : List.copyOf(far.entrySet())) {
            Far entry = each.getValue();
            if (entry.placed().node().equals(node) && !following.isClosed()) {
                registry.remove(room, each.getKey(), entry.value());
                emptied(each.getKey());
            }
        }
    }

    /** They are gone only if the registry, read once more when their time is over, still does not have them. */
    private void forgive(String place, Far entry) {
        int since = losses;
        missing.put(place, false);
        home.after(FORGIVE_MS, () -> {
            if (since == losses && missing.containsKey(place) && entry.equals(far.get(place))) {
                missing.put(place, true);
                following.look();
            }
        });
    }
}
