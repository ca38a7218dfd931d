package org.mandala.server.protocol;

/** Why something was refused: the same words in HTTP problems and on the session socket. */
public enum ErrorCode {
    BAD_REQUEST,
    NOT_SIGNED_IN,
    NOT_ALLOWED,
    NOT_FOUND,
    CHANGED_MEANWHILE,
    AGREEMENT_NEEDED,
    INVITE_UNKNOWN,
    INVITE_EXPIRED,
    INVITE_USED,
    INVITE_REVOKED,
    LINK_USED,
    PASSKEY_REFUSED,
    ISSUER_REFUSED,
    PRACTICE_RUNS_ALREADY,
    NO_PRACTICE_RUNS,
    PRACTICE_UNKNOWN,
    TOO_FEW_PEOPLE,
    NOT_HERE,
    TOO_FAST,
    TOO_LARGE,
    NOT_STORED,
    DOC_DAMAGED,
    TOO_MANY_VERSIONS,
    NO_SPACE,
    INTERNAL
}
