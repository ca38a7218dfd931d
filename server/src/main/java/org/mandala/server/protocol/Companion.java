package org.mandala.server.protocol;

/** Somebody who shares another's device: the id is that person's, {@link #MARK} and a number. */
public record Companion(String id, String name) {
    public static final String MARK = ":";

    /** Whose device it is; the person itself where it is nobody's companion. */
    public static String ownerOf(String id) {
        int mark = id.indexOf(MARK);
        return mark < 0 ? id : id.substring(0, mark);
    }
}
