package org.mandala.server.doc;

/** The disk is nearly full: nothing new is begun, so that what there is can go on. Rule D38. */
public final class NoSpace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSpace() {
        super("the disk is nearly full", null, false, false);
    }
}
