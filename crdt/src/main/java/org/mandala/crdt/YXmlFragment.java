package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of elements and texts. */
public sealed class YXmlFragment extends YType permits YXmlElement {
    /** A new fragment, to be set or inserted somewhere. */
    public YXmlFragment() {
        super(null);
    }

    YXmlFragment(@Nullable Branch branch) {
        super(branch);
    }

    @Override
    int typeRef() {
        return TypeRef.XML_FRAGMENT;
    }

    /** Number of children. */
    public final int length() {
        return branch().length;
    }

    /** Inserts new elements and texts before the child at {@code index}. */
    public final void insert(int index, List<? extends YType> children) {
        List<YType> copy = List.copyOf(children);
        change(transaction -> ListEntries.insert(transaction, branch(), index, copy));
    }

    /** Appends a child and returns it. */
    public final <T extends YType> T append(T child) {
        change(transaction -> ListEntries.insert(transaction, branch(), branch().length, List.of(child)));
        return child;
    }

    /** Deletes children. */
    public final void delete(int index, int length) {
        change(transaction -> ListEntries.delete(transaction, branch(), index, length));
    }

    /** The child at {@code index}. */
    public final @Nullable Object get(int index) {
        return ListEntries.get(branch(), index);
    }

    /** The children: elements, texts, hooks and fragments. */
    public final List<YType> children() {
        List<YType> children = new ArrayList<>();
        for (Object child : ListEntries.all(branch())) {
            if (child instanceof YType type) {
                children.add(type);
            }
        }
        return Collections.unmodifiableList(children);
    }

    /** As markup. */
    @Override
    public String toString() {
        return isIntegrated() ? XmlMarkup.of(this) : "";
    }
}
