package org.mandala.server.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How people shall be divided: {@code odd} is the rule for who is left over ("trio", "facilitator", "sit-out"), {@code board} the
 * template of a board for each group, {@code line} the line of the agenda that they are for. With {@code groups} they are divided
 * as these say, else by the kind.
 */
public record GroupsForm(
        GroupingKind kind,
        String title,
        int seconds,
        @Nullable String odd,
        @Nullable String prompt,
        @Nullable String board,
        @Nullable String line,
        @Nullable List<GroupForm> groups) {
    private static final Set<String> ODD = Set.of("trio", "facilitator", "sit-out");
    private static final int MAX_TITLE = 120;
    private static final int MAX_PROMPT = 500;
    private static final int MAX_SECONDS = 4 * 3_600;

    public GroupsForm {
        if (kind == null) {
            throw new IllegalArgumentException("kind is missing");
        }
        if (kind == GroupingKind.PRACTICE) {
            throw new IllegalArgumentException("groups of a practice are opened by the practice alone");
        }
        Checks.text(title, MAX_TITLE, "title");
        Checks.range(seconds, 30, MAX_SECONDS, "seconds");
        if (odd != null) {
            Checks.oneOf(odd, ODD, "odd");
        }
        Checks.textIfAny(prompt, MAX_PROMPT, "prompt");
        Checks.idIfAny(board, "board");
        Checks.idIfAny(line, "line");
        if (groups != null) {
            Checks.range(groups.size(), 1, ClientMessage.MAX_GROUPS, "the number of groups");
        }
    }
}
