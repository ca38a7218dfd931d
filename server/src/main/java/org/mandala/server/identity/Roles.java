package org.mandala.server.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mandala.server.protocol.Role;

/** Which of several roles counts. */
public final class Roles {
    /** From the one that may do most: orders to a practice, then invites, then what is only read. */
    private static final List<Role> BY_RIGHTS = List.of(
            Role.FACILITATOR, Role.HOST, Role.STEWARD, Role.FACULTY, Role.PRACTITIONER, Role.REVIEWER, Role.GUEST);

    /** The one that may do most. */
    public static Optional<Role> strongest(Collection<Role> roles) {
        return BY_RIGHTS.stream().filter(roles::contains).findFirst();
    }

    private Roles() {}
}
