package org.mandala.server.home;

import org.jspecify.annotations.Nullable;

/** What is kept cannot be read or written at the moment; later the same may succeed. */
public abstract class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected Unavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
