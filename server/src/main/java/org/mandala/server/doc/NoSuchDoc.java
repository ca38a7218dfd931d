package org.mandala.server.doc;

/** There is no document of this id. */
public final class NoSuchDoc extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchDoc(String doc) {
        super("there is no document " + doc);
    }
}
