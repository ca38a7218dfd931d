package org.mandala.server.identity;

/** How somebody signed in. */
public enum Way {
    INVITE,
    EMAIL,
    PASSKEY,
    ISSUER,
    /** A one-time link that a steward handed over. */
    STEWARD
}
