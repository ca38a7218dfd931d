package org.mandala.crdt;

/** The kinds of struct and content, by the numbers that stand in the low five bits of a struct's info byte. */
final class Content {
    static final int GC = 0;
    static final int DELETED = 1;
    static final int JSON = 2;
    static final int BINARY = 3;
    static final int STRING = 4;
    static final int EMBED = 5;
    static final int FORMAT = 6;
    static final int TYPE = 7;
    static final int ANY = 8;
    static final int DOC = 9;
    static final int SKIP = 10;

    static final int KIND_BITS = 31;
    static final int HAS_ORIGIN = 0x80;
    static final int HAS_RIGHT_ORIGIN = 0x40;
    static final int HAS_PARENT_SUB = 0x20;

    private Content() {}

    /**
     * Content for an item to be made.
     *
     * @param kind one of the constants above
     * @param length in countable units
     * @param content as {@link Item#content} holds it
     */
    record Part(int kind, int length, Object content) {}

    static boolean countable(int kind) {
        return kind != DELETED && kind != FORMAT;
    }
}
