package org.mandala.server.board;

/** Whose a board is, or with whom it is shared. */
public record Owner(Kind kind, String id) {
    /** A session's board is its own; a person's is nobody else's until it is shared. */
    public enum Kind {
        SESSION,
        /** A group of a session, which has the session's id: whoever is in the session may look at its board and write on it. */
        GROUP,
        PERSON,
        TEAM,
        SITE,
        COHORT
    }

    public static Owner session(String id) {
        return new Owner(Kind.SESSION, id);
    }

    public static Owner group(String session) {
        return new Owner(Kind.GROUP, session);
    }

    public static Owner person(String id) {
        return new Owner(Kind.PERSON, id);
    }
}
