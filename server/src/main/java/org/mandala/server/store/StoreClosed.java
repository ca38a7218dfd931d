package org.mandala.server.store;

import org.mandala.server.home.Unavailable;

/** The store has been closed: the server is going down. */
public final class StoreClosed extends Unavailable {
    private static final long serialVersionUID = 1L;

    public StoreClosed() {
        super("the store is closed", null);
    }
}
