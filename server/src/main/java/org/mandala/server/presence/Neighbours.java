package org.mandala.server.presence;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.Home;

/** The other nodes of the programme, as far as there are any. */
public final class Neighbours {
    /** A house of one node. */
    public static final Neighbours NONE = new Neighbours(Backplane.NONE, null, null);

    private final Backplane backplane;
    private final @Nullable PresenceRegistry registry;
    private final @Nullable Nodes nodes;

    private Neighbours(Backplane backplane, @Nullable PresenceRegistry registry, @Nullable Nodes nodes) {
        this.backplane = backplane;
        this.registry = registry;
        this.nodes = nodes;
    }

    public static Neighbours over(Backplane backplane, PresenceRegistry registry, Nodes nodes) {
        return new Neighbours(backplane, registry, nodes);
    }

    public boolean areThere() {
        return nodes != null;
    }

    public Backplane backplane() {
        return backplane;
    }

    /** Whether what other nodes store is told here as well: else it has to be looked for in the store, often. Rules N10 and N13. */
    public boolean tellAll() {
        return backplane.isUp() && (nodes == null || !nodes.isAnybodyAbsent());
    }

    /** Hears of nodes, on any thread. */
    public void watch(Nodes.Watcher watcher) {
        if (nodes != null) {
            nodes.watch(watcher);
        }
    }

    public void unwatch(Nodes.Watcher watcher) {
        if (nodes != null) {
            nodes.unwatch(watcher);
        }
    }

    public World world(HereNow here) {
        return new World(here, registry, nodes);
    }

    /** This node in its present life; empty in a house of one. */
    public String me() {
        return nodes == null ? "" : nodes.me();
    }

    /** @param onApart is told on the room's home that what is known of others may be out of date, or is not any more */
    public RoomPresence room(String id, Home home, Roster roster, Consumer<Boolean> onApart) {
        return nodes == null || registry == null
                ? RoomPresence.alone(roster)
                : new SharedRoom(id, home, registry, nodes, roster, onApart);
    }
}
