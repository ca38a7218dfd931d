package org.mandala.crdt;

import org.mandala.crdt.encoding.ByteReader;

/** The fields of a delete set. */
interface DeletesReader {
    /** The stream of counts, clocks and raw values. */
    ByteReader rest();

    /** Starts the deletions of a client. */
    void resetDeletes();

    int readDeleteClock();

    int readDeleteLength();
}
