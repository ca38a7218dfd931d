package org.mandala.server.practice;

import java.util.List;

/** Who gives an order, and who is in the room: ids of persons in the order in which they came. */
public record Present(String actor, boolean leads, List<String> people, List<String> leaders) {
    public Present {
        people = List.copyOf(people);
        leaders = List.copyOf(leaders);
    }
}
