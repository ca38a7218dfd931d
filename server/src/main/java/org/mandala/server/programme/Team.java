package org.mandala.server.programme;

import org.jspecify.annotations.Nullable;

/** People of a cohort who work together for months; {@code site} where it is the team of one. */
public record Team(
        String id,
        String cohort,
        Kind kind,
        String name,
        @Nullable String site) {

    public enum Kind {
        PROJECT,
        HOME,
        FACULTY
    }
}
