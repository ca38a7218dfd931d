package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
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

    /** Appends children. */
    public final void push(List<? extends YType> children) {
        List<YType> copy = List.copyOf(children);
        change(transaction -> ListEntries.insert(transaction, branch(), branch().length, copy));
    }

    /** Inserts children before all others. */
    public final void unshift(List<? extends YType> children) {
        insert(0, children);
    }

    /**
     * Inserts children right behind another, before whatever is there now.
     *
     * @param before a child of this; null for the very start
     * @throws IllegalArgumentException if {@code before} is no child of this
     */
    public final void insertAfter(@Nullable YType before, List<? extends YType> children) {
        List<YType> copy = List.copyOf(children);
        change(transaction -> ListEntries.insertAfter(transaction, branch(), childItem(before), copy));
    }

    private @Nullable Item childItem(@Nullable YType child) {
        Item item = child == null ? null : child.branch().item;
        if (child != null && (item == null || item.parent != branch() || item.parentSub != null)) {
            throw new IllegalArgumentException("the type to insert behind is no child of this one");
        }
        return item;
    }

    /** Deletes children. */
    public final void delete(int index, int length) {
        change(transaction -> ListEntries.delete(transaction, branch(), index, length));
    }

    /** The child at {@code index}. */
    public final @Nullable Object get(int index) {
        return ListEntries.get(branch(), index);
    }

    /** The first child; null if there is none. */
    public final @Nullable YType firstChild() {
        return length() > 0 && get(0) instanceof YType type ? type : null;
    }

    /** The children from one index to before another. A negative index counts from the end; one too far is the end, as in JavaScript. */
    public final List<@Nullable Object> slice(int from, int to) {
        return Collections.unmodifiableList(ListEntries.slice(branch(), from, to));
    }

    /** Goes through all that is inside, depth first; what is inside of what {@code filter} leaves out is visited all the same. */
    public final Iterator<YType> createTreeWalker(Predicate<? super YType> filter) {
        return new XmlTreeWalker(branch(), filter);
    }

    /** The first element inside of that name, whatever the case of its letters; null if there is none. */
    public final @Nullable YXmlElement querySelector(String nodeName) {
        Iterator<YType> found = createTreeWalker(type -> isElement(type, nodeName));
        return found.hasNext() ? (YXmlElement) found.next() : null;
    }

    /** All elements inside of that name, whatever the case of its letters. */
    public final List<YXmlElement> querySelectorAll(String nodeName) {
        List<YXmlElement> elements = new ArrayList<>();
        createTreeWalker(type -> isElement(type, nodeName)).forEachRemaining(type -> elements.add((YXmlElement) type));
        return Collections.unmodifiableList(elements);
    }

    private static boolean isElement(YType type, String nodeName) {
        return type instanceof YXmlElement element && element.nodeName().equalsIgnoreCase(nodeName);
    }

    @Override
    public YXmlFragment copy() {
        return TypeCopy.of(this, new YXmlFragment());
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
