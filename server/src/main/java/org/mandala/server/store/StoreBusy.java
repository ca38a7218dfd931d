package org.mandala.server.store;

import org.mandala.server.home.Unavailable;

/** More waits to be stored than the store takes: try again later. */
public final class StoreBusy extends Unavailable {
    private static final long serialVersionUID = 1L;

    public StoreBusy(long waitingBytes) {
        super(waitingBytes + " bytes wait to be stored already: try again in a while", null);
    }
}
