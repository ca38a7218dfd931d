package org.mandala.server.identity;

/** How somebody stands to what an action is done to. */
public enum Relation {
    /** Holds a role in the whole programme. */
    PROGRAMME,
    /** Holds a role in this cohort, or in the cohort of this team or session. */
    COHORT,
    /** Holds a role in this team. */
    TEAM,
    /** Holds a role at this site. */
    SITE,
    /** Holds a role in this session alone, as a guest does. */
    SESSION,
    /** Is the person it is about. */
    OWN,
    /** Is signed in, whoever it is. */
    SIGNED_IN,
    /** Anybody, signed in or not. */
    ANYONE;

    /** Whether a role goes with it. */
    public boolean hasRole() {
        return switch (this) {
            case PROGRAMME, COHORT, TEAM, SITE, SESSION -> true;
            case OWN, SIGNED_IN, ANYONE -> false;
        };
    }
}
