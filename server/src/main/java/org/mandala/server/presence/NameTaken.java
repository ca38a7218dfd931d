package org.mandala.server.presence;

/** Another node that lives goes by this node's name; the message is one line that says what to change. */
public final class NameTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NameTaken(String message) {
        super(message, null, false, false);
    }
}
