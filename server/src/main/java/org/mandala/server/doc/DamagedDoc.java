package org.mandala.server.doc;

/** What is stored of a document is not what was written: bytes differ from their check sum, or a row is missing. */
public final class DamagedDoc extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedDoc(String doc, String detail) {
        super(
                "the document " + doc + " is damaged on disk (" + detail + "): restore it from a backup",
                null,
                false,
                false);
    }
}
