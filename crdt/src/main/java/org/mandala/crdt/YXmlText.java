package org.mandala.crdt;

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

    /** The text with an element round each run for each of its attributes. */
    @Override
    public String toString() {
        return isIntegrated() ? XmlMarkup.of(this) : "";
    }
}
