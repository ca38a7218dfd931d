package org.mandala.crdt;

import java.util.Map;

/**
 * What became of a run of text between two snapshots.
 *
 * @param kind whether it came or went
 * @param client who wrote it; who removed something is not known
 */
public record YChange(Kind kind, long client) {
    /** The attribute of such runs. */
    public static final String ATTRIBUTE = "ychange";

    /** The two ways in which a run differs. */
    public enum Kind {
        /** It was not there before. */
        ADDED("added"),
        /** It is no longer there. */
        REMOVED("removed");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** What Yjs calls it. */
        public String type() {
            return type;
        }
    }

    /** Yjs' own attribute: a map with {@code type}. */
    Object attribute() {
        return Map.of("type", kind.type());
    }
}
