package org.mandala.server.programme;

import org.jspecify.annotations.Nullable;

/** One year's intake; {@code endedAt} in ms since 1970, once it is over. */
public record Cohort(String id, String title, @Nullable Long endedAt) {

    /** One that goes on. */
    public Cohort(String id, String title) {
        this(id, title, null);
    }
}
