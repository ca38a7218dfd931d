package org.mandala.server.store;

/** The store has been closed: the server is going down. */
public final class StoreClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreClosed() {
        super("the store is closed");
    }
}
