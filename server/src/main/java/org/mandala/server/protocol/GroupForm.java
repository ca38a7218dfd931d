package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One group as those who lead want it; {@code board} is the template of its own board, if it is another than that of all. */
public record GroupForm(
        String name,
        @Nullable String key,
        @Nullable String prompt,
        @Nullable String board,
        List<String> members) {
    private static final int MAX_NAME = 60;
    private static final int MAX_PROMPT = 500;
    private static final int MAX_MEMBERS = 200;

    public GroupForm {
        Checks.text(name, MAX_NAME, "name");
        Checks.idIfAny(key, "key");
        Checks.textIfAny(prompt, MAX_PROMPT, "prompt");
        Checks.idIfAny(board, "board");
        if (members == null) {
            throw new IllegalArgumentException("members are missing");
        }
        Checks.ids(members, MAX_MEMBERS, "members");
    }
}
