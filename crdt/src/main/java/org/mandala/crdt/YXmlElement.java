package org.mandala.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element with attributes and children. */
public final class YXmlElement extends YXmlFragment {
    private static final String UNNAMED = "UNDEFINED";

    private final String name;

    /** A new element without a name of its own. */
    public YXmlElement() {
        this(UNNAMED);
    }

    /** A new element, to be inserted somewhere. */
    public YXmlElement(String nodeName) {
        this.name = Surrogates.wellFormed(nodeName);
    }

    YXmlElement(Branch branch) {
        super(branch);
        this.name = branch.name();
    }

    @Override
    int typeRef() {
        return TypeRef.XML_ELEMENT;
    }

    @Override
    @Nullable String nodeNameOnWire() {
        return name;
    }

    /** The element's name. */
    public String nodeName() {
        return name;
    }

    /** Sets an attribute, usually to a string. */
    public void setAttribute(String key, @Nullable Object value) {
        change(transaction -> MapEntries.set(transaction, branch(), key, value));
    }

    /** Takes away an attribute; does nothing if it is absent. */
    public void removeAttribute(String key) {
        change(transaction -> MapEntries.delete(transaction, branch(), key));
    }

    /** The value of an attribute; null if it is absent or null. */
    public @Nullable Object attribute(String key) {
        return MapEntries.get(branch(), key);
    }

    /** Whether an attribute is present, be it null. */
    public boolean hasAttribute(String key) {
        return MapEntries.has(branch(), key);
    }

    /** All attributes, in the order in which they were first set here. */
    public Map<String, @Nullable Object> attributes() {
        return MapEntries.all(branch());
    }

    /** The attributes as they were at a snapshot of this document, which must not collect garbage. */
    public Map<String, @Nullable Object> attributes(Snapshot snapshot) {
        return pastEntries(snapshot);
    }

    /** What follows in the same fragment or element; null at its end. */
    public @Nullable YType nextSibling() {
        return sibling(true);
    }

    /** What comes before in the same fragment or element; null at its start. */
    public @Nullable YType prevSibling() {
        return sibling(false);
    }

    @Override
    public YXmlElement copy() {
        return TypeCopy.of(this, new YXmlElement(name));
    }
}
