package org.mandala.server.board;

/** What somebody may do with a board; each includes those before it. */
public enum BoardRight {
    READ,
    WRITE,
    /** Also change its frame, share, rename, archive and delete it. */
    KEEP
}
