package org.mandala.server.protocol;

/** A message that cannot be read; its text says what is wrong, for the one who sent it. */
public final class MalformedMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedMessage(String message) {
        super(message);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
