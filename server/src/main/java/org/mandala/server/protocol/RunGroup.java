package org.mandala.server.protocol;

import java.util.List;

/** People who do a practice together; {@code members} are ids of persons, in the order in which they speak. */
public record RunGroup(String id, List<String> members) {
    public RunGroup {
        Checks.id(id, "group");
        members = List.copyOf(members);
    }
}
