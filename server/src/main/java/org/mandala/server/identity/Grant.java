package org.mandala.server.identity;

/** What a program may do with one document, or with all of them where {@code doc} is {@code *}. */
public record Grant(String doc, Access access) {
    public static final String EVERY_DOC = "*";

    public boolean covers(String wanted) {
        return doc.equals(EVERY_DOC) || doc.equals(wanted);
    }
}
