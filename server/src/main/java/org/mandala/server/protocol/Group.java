package org.mandala.server.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a grouping; {@code key} is the id of the team or site that it is, {@code board} that of its board; while it is only
 * prepared, {@code template} is what its board will be made of.
 */
public record Group(
        String id,
        String name,
        @Nullable String key,
        @Nullable String board,
        @Nullable String prompt,
        @Nullable String template,
        List<String> members) {
    public Group {
        members = List.copyOf(members);
    }

    public Group with(String person) {
        List<String> more = new ArrayList<>(members);
        more.add(person);
        return of(more);
    }

    public Group without(String person) {
        return of(members.stream().filter(member -> !member.equals(person)).toList());
    }

    /** What its board will be made of, where it has none yet. */
    public Group planned(@Nullable String newTemplate) {
        return new Group(id, name, key, board, prompt, newTemplate, members);
    }

    /** As it was prepared. */
    public Group as(GroupPlan plan) {
        return new Group(
                id, plan.name() == null ? name : plan.name(), key, board, plan.prompt(), plan.board(), members);
    }

    /** With a board that is there. */
    public Group at(String newBoard) {
        return new Group(id, name, key, newBoard, prompt, null, members);
    }

    private Group of(List<String> newMembers) {
        return new Group(id, name, key, board, prompt, template, newMembers);
    }
}
