package org.mandala.server.board;

/** A board template; the parts it names are in its file ({@link Templates#raw}). */
public record Template(String id, int version, String title, String summary, Kind kind) {
    /** How the parts lie. */
    public enum Kind {
        MANDALA,
        LAYERS,
        COLUMNS,
        MAP
    }
}
