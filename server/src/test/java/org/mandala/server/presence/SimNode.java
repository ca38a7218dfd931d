package org.mandala.server.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.mandala.server.backplane.Backplane;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.Role;
import org.mandala.server.protocol.RosterPerson;

/** One node that serves one room, on a process that may stand still or die. */
final class SimNode implements Home, Roster.Watcher {
    private final SimTime time;
    private final SimRegistry.View registry;
    private final SimWatch watch;
    private final Roster roster = new Roster(this);
    private final RoomPresence room;
    private final List<Runnable> held = new ArrayList<>();
    private final Map<String, Object> connections = new HashMap<>();
    private boolean frozen;
    private boolean dead;

    /** Hears what a node told its people. */
    interface SimWatch {
        void left(SimNode at, String person);
    }

    SimNode(String name, SimTime time, SimRegistry shared, Random random, SimWatch watch) {
        this.time = time;
        this.watch = watch;
        this.registry = shared.view(this);
        Nodes nodes = new Nodes(name, registry, this, time::nowMs, random, () -> "");
        nodes.open();
        this.room = Neighbours.over(Backplane.NONE, registry, nodes).room("room", this, roster, apart -> {});
        room.open();
    }

    SimRegistry.View registry() {
        return registry;
    }

    boolean isDead() {
        return dead;
    }

    boolean isFrozen() {
        return frozen;
    }

    Set<String> people() {
        Set<String> people = new TreeSet<>();
        roster.people().forEach(person -> people.add(person.id()));
        return people;
    }

    void come(String person, String tab) {
        Object connection = new Object();
        connections.put(person + tab, connection);
        run(() -> room.enter(new RosterPerson(person, person, "site", Role.PRACTITIONER), false, tab, connection));
    }

    /** By the button: at once. */
    void leave(String person, String tab) {
        Object connection = Objects.requireNonNull(connections.remove(person + tab));
        run(() -> room.leave(person, tab, connection));
    }

    /** The line is gone. */
    void drop(String person, String tab) {
        Object connection = Objects.requireNonNull(connections.remove(person + tab));
        run(() -> after(Roster.LOST_GRACE_MS, () -> room.leave(person, tab, connection)));
    }

    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
        List<Runnable> all = List.copyOf(held);
        held.clear();
        all.forEach(Runnable::run);
    }

    void die() {
        dead = true;
    }

    @Override
    public void arrived(RosterPerson person) {}

    @Override
    public void left(String person) {
        watch.left(this, person);
    }

    @Override
    public void run(Runnable work) {
        if (frozen) {
            held.add(work);
        } else if (!dead) {
            work.run();
        }
    }

    @Override
    public Runnable after(long ms, Runnable work) {
        return time.after(ms, () -> run(work));
    }

    @Override
    public Runnable every(long ms, Runnable work) {
        boolean[] ended = {false};
        again(ms, work, ended);
        return () -> ended[0] = true;
    }

    private void again(long ms, Runnable work, boolean[] ended) {
        time.after(ms, () -> {
            if (!ended[0] && !dead) {
                // A process that stood still runs what was due once, not as often as it was missed.
                if (!frozen) {
                    work.run();
                }
                again(ms, work, ended);
            }
        });
    }

    @Override
    public void check() {}
}
