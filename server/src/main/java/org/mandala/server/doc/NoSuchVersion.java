package org.mandala.server.doc;

/** There is no such version of the document, or it cannot be read any more. */
public final class NoSuchVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchVersion() {
        super("there is no such version", null, false, false);
    }
}
