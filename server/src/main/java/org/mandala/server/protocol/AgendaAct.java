package org.mandala.server.protocol;

/** What was done with an agenda. */
public enum AgendaAct {
    BEGAN,
    EXTENDED,
    MOVED,
    SKIPPED,
    TAKEN_UP,
    HELD,
    WENT_ON,
    PUT,
    REMOVED
}
