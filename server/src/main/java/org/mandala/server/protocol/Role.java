package org.mandala.server.protocol;

/** What a person is in a cohort. */
public enum Role {
    PRACTITIONER,
    FACILITATOR,
    HOST,
    FACULTY,
    REVIEWER,
    GUEST,
    STEWARD
}
