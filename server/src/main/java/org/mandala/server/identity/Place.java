package org.mandala.server.identity;

/** What an action is done to, as far as rights go: the whole programme, or one thing in it, by its id. */
public record Place(Kind kind, String id) {
    /** The id of the one programme, where an id is asked for. */
    public static final String THE_PROGRAMME = "programme";

    public enum Kind {
        PROGRAMME,
        COHORT,
        TEAM,
        SITE,
        SESSION,
        PERSON
    }

    public static Place programme() {
        return new Place(Kind.PROGRAMME, THE_PROGRAMME);
    }

    public static Place cohort(String id) {
        return new Place(Kind.COHORT, id);
    }

    public static Place team(String id) {
        return new Place(Kind.TEAM, id);
    }

    public static Place site(String id) {
        return new Place(Kind.SITE, id);
    }

    public static Place session(String id) {
        return new Place(Kind.SESSION, id);
    }

    public static Place person(String id) {
        return new Place(Kind.PERSON, id);
    }
}
