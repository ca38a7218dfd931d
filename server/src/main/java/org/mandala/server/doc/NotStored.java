package org.mandala.server.doc;

/** The document's edits cannot be stored now; they are kept in memory and stored when the cause is gone. Rule D31. */
public final class NotStored extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotStored(String doc) {
        super("edits of the document " + doc + " cannot be stored now", null, false, false);
    }
}
