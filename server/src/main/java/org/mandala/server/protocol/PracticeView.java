package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A practice in the library. {@code owner} is missing for those that ship with the house; {@code mine} says that the caller made it,
 * {@code used} that this version never changes again. {@code mayAccept} says that the caller may take it into the library.
 */
public record PracticeView(
        String id,
        int version,
        String title,
        String summary,
        int seconds,
        String size,
        int depth,
        List<String> tags,
        PracticeState state,
        @Nullable String owner,
        boolean mine,
        boolean used,
        boolean mayAccept) {}
