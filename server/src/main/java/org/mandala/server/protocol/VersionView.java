package org.mandala.server.protocol;

import org.jspecify.annotations.Nullable;

/** A document as it was at a moment (rule D40): {@code at} in ms since 1970, {@code by} a person's id, {@code bytes} its size. */
public record VersionView(
        String id,
        long at,
        VersionCause cause,
        @Nullable String name,
        @Nullable String by,
        int bytes) {

    /** Why it was kept. */
    public enum VersionCause {
        NAMED,
        SESSION_START,
        SESSION_END,
        HOUR,
        BEFORE_RESTORE
    }
}
