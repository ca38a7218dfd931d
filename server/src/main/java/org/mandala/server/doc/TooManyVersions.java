package org.mandala.server.doc;

/** As many versions of a document have names as may. Rule D42. */
public final class TooManyVersions extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooManyVersions(int most) {
        super(most + " versions have names already", null, false, false);
    }
}
