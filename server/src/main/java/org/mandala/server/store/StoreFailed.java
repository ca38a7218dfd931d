package org.mandala.server.store;

import org.jspecify.annotations.Nullable;
import org.mandala.server.home.Unavailable;

/** Something could not be stored: it was rolled back or its fate is unknown, so nobody may be told that it is saved. */
public final class StoreFailed extends Unavailable {
    private static final long serialVersionUID = 1L;

    public StoreFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
