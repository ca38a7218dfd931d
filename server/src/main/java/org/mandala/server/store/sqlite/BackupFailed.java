package org.mandala.server.store.sqlite;

import org.jspecify.annotations.Nullable;

/** A backup could not be made or brought back; the message is one line that says what to do. */
public final class BackupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFailed(String message) {
        this(message, null);
    }

    BackupFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
