package org.mandala.server.presence;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.mandala.server.home.Home;
import org.mandala.server.presence.FarPlaces.Far;
import org.mandala.server.presence.OwnPlaces.Own;
import org.mandala.server.protocol.MalformedMessage;
import org.mandala.server.protocol.RosterPerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room that several nodes serve. What this node's people do is put into the registry; nobody who is here by another node leaves by a loss of the
 * registry, only by their node's word or its death. Rules N5 to N9.
 */
final class SharedRoom implements RoomPresence, Following.Reader, Nodes.Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(SharedRoom.class);

    private final String room;
    private final Home home;
    private final PresenceRegistry registry;
    private final Nodes nodes;
    private final Roster roster;
    private final Consumer<Boolean> onApart;
    private final Following following;
    private final OwnPlaces own;
    private final FarPlaces far;

    SharedRoom(
            String room, Home home, PresenceRegistry registry, Nodes nodes, Roster roster, Consumer<Boolean> onApart) {
        this.room = room;
        this.home = home;
        this.registry = registry;
        this.nodes = nodes;
        this.roster = roster;
        this.onApart = onApart;
        this.following = new Following(room, home, registry, this);
        this.own = new OwnPlaces(room, home, registry, nodes, this::look);
        this.far = new FarPlaces(home, this::look);
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
        own.all().stream()
                .filter(each -> each.isOf(person) && !each.says(person, leads))
                .forEach(each -> announce(person, leads, each.placed().tab(), each.connection()));
    }

    @Override
    public void leave(String person, String tab, Object connection) {
        own.takeOut(Placed.place(person, tab), connection);
        roster.leave(person, tab, connection);
    }

    @Override
    public boolean isEmptyHere() {
        return own.isEmpty();
    }

    @Override
    public Set<String> leadersElsewhere() {
        return far.leaders();
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

    /** The node may live on under a new name and have put its people in again, unheard here: the room is read before anybody leaves. */
    @Override
    public void died(String node) {
        home.run(() -> {
            if (!far.by(node).isEmpty()) {
                following.look(() -> evict(node));
            }
        });
    }

    /** It may have slept, while its people went on at other nodes, unheard here: the room is read before they are put in again. */
    @Override
    public void reborn() {
        home.run(() -> {
            if (!own.isEmpty()) {
                following.look(this::putInAgain);
            }
        });
    }

    private void putInAgain() {
        own.all().stream()
                .filter(each -> !far.has(each.placed().place()))
                .filter(each -> !each.placed().node().equals(nodes.me()))
                .forEach(this::announceAgain);
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
            toldEmpty(place);
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
        Map<String, String> places = there.places();
        places.forEach(this::changed);
        dropVanished(places.keySet(), lost);
        own.all().stream()
                .filter(each -> !far.has(each.placed().place()))
                .filter(each -> !each.value().equals(places.get(each.placed().place())))
                .forEach(this::announceAgain);
    }

    private void dropVanished(Set<String> there, boolean lost) {
        if (lost) {
            far.lost();
        }
        for (String place : far.missing(there)) {
            if (lost && !own.has(place)) {
                far.forgive(place);
            } else if (far.isOver(place)) {
                emptied(place);
            }
        }
    }

    private void announce(RosterPerson person, boolean leads, String tab, Object connection) {
        far.takeOut(own.put(person, leads, tab, connection));
    }

    private void announceAgain(Own each) {
        roster.join(each.placed().person(), each.placed().tab(), each.connection());
        announce(each.placed().person(), each.placed().leads(), each.placed().tab(), each.connection());
    }

    private void placed(String place, String value, Placed placed) {
        if (nodes.isMine(placed.node())) {
            placedByUs(place, value);
        } else if (nodes.isDead(placed.node())) {
            overwritten(place);
            withdraw(place, value);
        } else {
            placedByOthers(value, placed);
        }
    }

    /** Also under a name of an earlier life: that it is told dead is of no account, since what is put under the present one is on its way. */
    private void placedByUs(String place, String value) {
        Own mine = own.get(place);
        if (mine == null) {
            // Left while the line was down: our word did not arrive.
            withdraw(place, value);
        } else if (mine.value().equals(value) && far.takeOut(place) != null) {
            roster.join(mine.placed().person(), mine.placed().tab(), mine.connection());
        }
    }

    /** A tab that was here by us and came up at another node is there now; should it leave there while it is still connected here, it is here. */
    private void placedByOthers(String value, Placed placed) {
        Far entry = new Far(placed, value);
        if (far.put(entry)) {
            nodes.meet(placed.node());
            roster.join(placed.person(), placed.tab(), entry);
        }
    }

    /** By a name that counts no more (N6). Whoever is here by another node is put in again by it, where they still are. */
    private void overwritten(String place) {
        if (!own.has(place)) {
            far.forgive(place);
        }
    }

    /** Who vanished and was not put in again since cannot be who was taken out now: that was somebody of a dead name. */
    private void toldEmpty(String place) {
        if (own.has(place) || far.isOver(place)) {
            emptied(place);
        }
    }

    /** Only the node of a place empties it, or who knows that node to be dead; whoever is told so of their own people objects. */
    private void emptied(String place) {
        Far gone = far.takeOut(place);
        Own mine = own.get(place);
        if (mine != null) {
            nodes.doubt();
            announceAgain(mine);
        } else if (gone != null) {
            roster.leave(gone.placed().person().id(), gone.placed().tab(), gone);
        }
    }

    private void evict(String node) {
        for (Far each : far.by(node)) {
            if (!following.isClosed()) {
                withdraw(each.place(), each.value());
                emptied(each.place());
            }
        }
    }

    private void withdraw(String place, String value) {
        registry.remove(room, place, value).onFailure(failure -> home.run(this::look));
    }

    private void look() {
        following.look(() -> {});
    }
}
