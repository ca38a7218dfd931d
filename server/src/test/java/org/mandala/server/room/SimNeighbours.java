package org.mandala.server.room;

import java.util.ArrayList;
import java.util.List;
import org.mandala.server.link.SimLines;
import org.mandala.server.presence.Neighbours;
import org.mandala.server.presence.Nodes;

/** What nodes of a simulated world have between them: who is where, and a Redis that loses, doubles and reorders what they say, and is cut off. */
final class SimNeighbours {
    private final SimWorld world;
    private final SimLines lines;
    private final SimPlaces places;
    private final List<SimLines.Line> all = new ArrayList<>();

    SimNeighbours(SimWorld world) {
        this.world = world;
        this.lines = new SimLines(world::after, world.random);
        this.places = new SimPlaces(world);
    }

    /** One node's. */
    Neighbours next() {
        SimLines.Line line = lines.open();
        all.add(line);
        Nodes nodes = new Nodes("node" + all.size(), places, world.home(), world::now, world.random, () -> "");
        nodes.open();
        return Neighbours.over(line, places, nodes);
    }

    void trouble() {
        switch (world.random.nextInt(20)) {
            case 0 -> lines.losing(world.random.nextDouble() * 0.8, world.random.nextDouble() * 0.3);
            case 1 -> lines.losing(0, 0);
            case 2 -> all.get(world.random.nextInt(all.size())).cut();
            case 3, 4 -> all.forEach(SimLines.Line::heal);
            default -> {}
        }
    }

    void heal() {
        lines.losing(0, 0);
        all.forEach(SimLines.Line::heal);
    }
}
