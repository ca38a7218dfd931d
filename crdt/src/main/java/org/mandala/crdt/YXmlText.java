package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Text in an XML tree. */
public final class YXmlText extends YText {
    /** A new text, to be inserted somewhere. */
    public YXmlText() {}

    /** A new text that starts out as {@code text}. */
    public YXmlText(String text) {
        super(text);
    }

    YXmlText(Branch branch) {
        super(branch);
    }

    @Override
    int typeRef() {
        return TypeRef.XML_TEXT;
    }

    @Override
    public YXmlText copy() {
        return TypeCopy.of(this, new YXmlText());
    }

    /** What follows in the same fragment or element; null at its end. */
    public @Nullable YType nextSibling() {
        return sibling(true);
    }

    /** What comes before in the same fragment or element; null at its start. */
    public @Nullable YType prevSibling() {
        return sibling(false);
    }

    /** The text with an element round each run for each of its attributes. */
    @Override
    public String toString() {
        return isIntegrated() ? XmlMarkup.of(this) : "";
    }
}
