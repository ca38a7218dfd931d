package org.mandala.server.protocol;

/** Into what the people of a session are divided. */
public enum GroupingKind {
    HOME,
    PAIRS,
    THREES,
    TEAMS,
    SITES,
    /** Each goes where they like. */
    CHOICE,
    /** Those of a practice, which opens and closes them by itself (P56). */
    PRACTICE
}
