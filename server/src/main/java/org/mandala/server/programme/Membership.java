package org.mandala.server.programme;

import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Role;

/**
 * The dated belonging of a person to a cohort, site or team (the id {@code of}), with a role: from {@code from} to before
 * {@code to}, in ms since 1970; without {@code to} it goes on.
 */
public record Membership(
        String person,
        String of,
        Kind kind,
        Role role,
        long from,
        @Nullable Long to) {

    public enum Kind {
        COHORT,
        SITE,
        TEAM
    }
}
