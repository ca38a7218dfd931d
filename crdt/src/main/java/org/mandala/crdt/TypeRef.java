package org.mandala.crdt;

/** The kinds of shared type, by their numbers on the wire. A root type has none there: {@link #UNKNOWN}. */
final class TypeRef {
    static final int UNKNOWN = -1;
    static final int ARRAY = 0;
    static final int MAP = 1;
    static final int TEXT = 2;
    static final int XML_ELEMENT = 3;
    static final int XML_FRAGMENT = 4;
    static final int XML_HOOK = 5;
    static final int XML_TEXT = 6;

    private static final String[] NAMES = {"Array", "Map", "Text", "XmlElement", "XmlFragment", "XmlHook", "XmlText"};

    private TypeRef() {}

    /** What Yjs calls the kind. */
    static String name(int typeRef) {
        return NAMES[typeRef];
    }

    static boolean hasName(int typeRef) {
        return typeRef == XML_ELEMENT || typeRef == XML_HOOK;
    }
}
