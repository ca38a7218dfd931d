package org.mandala.crdt.encoding;

/** JavaScript's {@code undefined}, which travels besides {@code null}. */
public enum Undefined {
    /** The one value. */
    UNDEFINED;

    @Override
    public String toString() {
        return "undefined";
    }
}
