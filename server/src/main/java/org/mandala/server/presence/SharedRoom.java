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
        String place = Placed.place(person.id(), tab);
        roster.join(person, tab, connection);
        announce(person, leads, tab, 1 + Math.max(own.move(place), far.move(place)), connection);
    }

    @Override
    public void renew(RosterPerson person, boolean leads) {
        own.all().stream()
                .filter(each -> each.isOf(person) && !each.says(person, leads))
                .forEach(each -> announce(
                        person, leads, each.placed().tab(), each.placed().move(), each.connection()));
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
        far.gone(places.keySet(), lost, own::has).forEach(this::emptied);
        own.all().stream()
                .filter(each -> !far.has(each.placed().place()))
                .filter(each -> !each.value().equals(places.get(each.placed().place())))
                .forEach(this::announceAgain);
    }

    private void announce(RosterPerson person, boolean leads, String tab, long move, Object connection) {
        far.takeOut(own.put(person, leads, tab, move, connection));
    }

    private void announceAgain(Own each) {
        Placed placed = each.placed();
        roster.join(placed.person(), placed.tab(), each.connection());
        announce(placed.person(), placed.leads(), placed.tab(), placed.move(), each.connection());
    }

    private void placed(String place, String value, Placed placed) {
        if (nodes.isMine(placed.node())) {
            placedByUs(place, value);
        } else if (nodes.isDead(placed.node())) {
            // By a name that counts no more (N6). Whoever is here by another node is put in again by it, where they
            // still are.
            far.forgive(place, own::has);
            own.withdraw(place, value);
        } else {
            placedByOthers(place, value, placed);
        }
    }

    /** Also under a name of an earlier life: that it is told dead is of no account, since what is put under the present one is on its way. */
    private void placedByUs(String place, String value) {
        Own mine = own.get(place);
        if (mine == null) {
            // Left while the line was down: our word did not arrive.
            own.withdraw(place, value);
        } else if (mine.value().equals(value) && far.takeOut(place) != null) {
            roster.join(mine.placed().person(), mine.placed().tab(), mine.connection());
        }
    }

    /**
     * A tab that was here by us and came up at another node is there now; should it leave there while it is still connected here, it is here. Where it was
     * before it came here it is no more, though that node puts it in again, as one does that stood still.
     */
    private void placedByOthers(String place, String value, Placed placed) {
        Own mine = own.get(place);
        if (mine != null && mine.isAfter(placed)) {
            announceAgain(mine);
            return;
        }
        Far entry = new Far(placed, value);
        if (far.put(entry)) {
            nodes.meet(placed.node());
            roster.join(placed.person(), placed.tab(), entry);
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
                own.withdraw(each.place(), each.value());
                emptied(each.place());
            }
        }
    }

    private void look() {
        following.look(() -> {});
    }
}
