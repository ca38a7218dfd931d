package org.mandala.server.protocol;

/** How far a practice has come on its way into the library. */
public enum PracticeState {
    DRAFT,
    OFFERED,
    ACCEPTED
}
