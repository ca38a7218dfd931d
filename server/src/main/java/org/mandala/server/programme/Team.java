package org.mandala.server.programme;

import org.jspecify.annotations.Nullable;

/**
 * People of a cohort who work together for months; {@code site} where it is the team of one. What they make belongs to the
 * team, not to its present members, so a team is ended ({@code endedAt}, ms since 1970) and never removed.
 */
public record Team(
        String id,
        String cohort,
        Kind kind,
        String name,
        @Nullable String site,
        @Nullable Long endedAt) {

    public enum Kind {
        PROJECT,
        HOME,
        FACULTY
    }

    /** One that goes on. */
    public Team(String id, String cohort, Kind kind, String name, @Nullable String site) {
        this(id, cohort, kind, name, site, null);
    }
}
