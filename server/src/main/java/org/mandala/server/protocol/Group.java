package org.mandala.server.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a grouping; {@code key} is the id of the team or site that it is, {@code board} that of its board. */
public record Group(
        String id,
        String name,
        @Nullable String key,
        @Nullable String board,
        @Nullable String prompt,
        List<String> members) {
    public Group {
        members = List.copyOf(members);
    }

    public Group with(String person) {
        List<String> more = new ArrayList<>(members);
        more.add(person);
        return new Group(id, name, key, board, prompt, more);
    }

    public Group without(String person) {
        return new Group(
                id,
                name,
                key,
                board,
                prompt,
                members.stream().filter(member -> !member.equals(person)).toList());
    }
}
