package org.mandala.server.protocol;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A line of the agenda as it was filled in. */
public record LineForm(
        String id,
        String kind,
        String title,
        int seconds,
        String grouping,
        @Nullable String practice,
        @Nullable String board,
        @Nullable String prompt) {
    private static final Set<String> KINDS =
            Set.of("talk", "practice", "breakout", "board", "break", "circle", "journal", "open");
    private static final Set<String> GROUPINGS =
            Set.of("room", "home", "pairs", "threes", "teams", "sites", "choice", "self");
    private static final int MAX_TITLE = 120;
    private static final int MAX_PROMPT = 500;
    private static final int MAX_SECONDS = 12 * 3_600;

    public LineForm {
        Checks.id(id, "id");
        Checks.oneOf(kind, KINDS, "kind");
        Checks.text(title, MAX_TITLE, "title");
        Checks.range(seconds, 60, MAX_SECONDS, "seconds");
        Checks.oneOf(grouping, GROUPINGS, "grouping");
        Checks.idIfAny(practice, "practice");
        Checks.idIfAny(board, "board");
        Checks.textIfAny(prompt, MAX_PROMPT, "prompt");
    }
}
