package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** A map in an XML tree, named after what it stands for. */
public final class YXmlHook extends YMap {
    private final String name;

    /** A new hook, to be inserted somewhere. */
    public YXmlHook(String hookName) {
        this.name = Surrogates.wellFormed(hookName);
    }

    YXmlHook(Branch branch) {
        super(branch);
        this.name = branch.name();
    }

    @Override
    int typeRef() {
        return TypeRef.XML_HOOK;
    }

    @Override
    @Nullable String nodeNameOnWire() {
        return name;
    }

    @Override
    public YXmlHook copy() {
        return TypeCopy.of(this, new YXmlHook(name));
    }

    /** What the hook stands for. */
    public String hookName() {
        return name;
    }
}
