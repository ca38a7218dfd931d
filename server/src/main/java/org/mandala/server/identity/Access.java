package org.mandala.server.identity;

/** What somebody may do with a document; each includes those before it. */
public enum Access {
    READ,
    WRITE,
    /** Also make a document that does not exist. */
    CREATE
}
