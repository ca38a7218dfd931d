package org.mandala.server.practice;

import java.util.List;
import org.mandala.server.protocol.RunGroup;

/**
 * Who gives an order, and who is in the room: ids of persons in the order in which they came;
 * {@code groups} are those that the room is divided into, if it is, and {@code met} is who met whom before.
 */
public record Present(
        String actor, boolean leads, List<String> people, List<String> leaders, List<RunGroup> groups, Met met) {
    /** In the room, where nobody has met before. */
    public Present(String actor, boolean leads, List<String> people, List<String> leaders) {
        this(actor, leads, people, leaders, List.of(), Met.NOBODY);
    }

    public Present {
        groups = List.copyOf(groups);
        people = List.copyOf(people);
        leaders = List.copyOf(leaders);
    }
}
