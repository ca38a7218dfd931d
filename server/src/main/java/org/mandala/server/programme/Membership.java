package org.mandala.server.programme;

import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Role;

/**
 * The dated belonging of a person to a cohort, site, team, single session or the programme (the id {@code of}, for the
 * programme {@link org.mandala.server.identity.Place#THE_PROGRAMME}), with a role: from {@code from} to before {@code to},
 * in ms since 1970; without {@code to} it goes on.
 */
public record Membership(
        String person,
        String of,
        Kind kind,
        Role role,
        long from,
        @Nullable Long to) {

    /** Each is also a {@link org.mandala.server.identity.Relation}, of the same name. */
    public enum Kind {
        /** The whole programme, whose id is {@link #THE_PROGRAMME}. */
        PROGRAMME,
        COHORT,
        SITE,
        TEAM,
        SESSION
    }

    /** The {@code of} of a membership in the programme itself. */
    public static final String THE_PROGRAMME = "programme";

    /** What an invite makes of somebody: a guest belongs to the session alone, at whichever hour of its twins; all others to its cohort. */
    public static Membership invited(String person, Role role, String cohort, String firstOfTwins, long now) {
        return role == Role.GUEST
                ? new Membership(person, firstOfTwins, Kind.SESSION, role, now, null)
                : new Membership(person, cohort, Kind.COHORT, role, now, null);
    }

    /** In the session's cohort, or in the session alone. */
    public boolean isIn(Session session) {
        return switch (kind) {
            case COHORT -> of.equals(session.cohort());
            case SESSION -> of.equals(session.first());
            case PROGRAMME, SITE, TEAM -> false;
        };
    }

    public boolean counts(long now) {
        return from <= now && (to == null || to > now);
    }

    public Membership until(long end) {
        return new Membership(person, of, kind, role, from, end);
    }
}
