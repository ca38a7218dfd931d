package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What is prepared for one group of a line of the agenda, long before anybody is divided. {@code key} is the team or site that it is;
 * without one it is a group that people choose. {@code name} where it is called otherwise than that, {@code board} the template of its board.
 */
public record GroupPlan(
        @Nullable String name,
        @Nullable String key,
        @Nullable String prompt,
        @Nullable String board) {}
