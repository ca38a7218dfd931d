package org.mandala.server.store;

/** More waits to be stored than the store takes: try again later. */
public final class StoreBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreBusy(long waitingBytes) {
        super(waitingBytes + " bytes wait to be stored already: try again in a while");
    }
}
