package org.mandala.crdt;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Visits what is inside an XML type, depth first, by the links that the items have anyway. */
final class XmlTreeWalker implements Iterator<YType> {
    private final Branch root;
    private final Predicate<? super YType> filter;
    private @Nullable Item next;

    XmlTreeWalker(Branch root, Predicate<? super YType> filter) {
        this.root = root;
        this.filter = filter;
        this.next = accepted(root.start);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public YType next() {
        Item item = next;
        if (item == null) {
            throw new NoSuchElementException();
        }
        next = accepted(after(item));
        return YType.of(item.branch());
    }

    private @Nullable Item accepted(@Nullable Item from) {
        Item item = from;
        while (item != null && !(isType(item) && filter.test(YType.of(item.branch())))) {
            item = after(item);
        }
        return item;
    }

    private static boolean isType(Item item) {
        return !item.isDeleted() && item.kind == Content.TYPE;
    }

    /** The first item inside, else the one to the right, else the one to the right of what is around. */
    private @Nullable Item after(Item item) {
        if (isType(item) && mayHoldElements(item.branch()) && item.branch().start != null) {
            return item.branch().start;
        }
        Item at = item;
        while (at != null && at.right == null) {
            Branch around = at.parent();
            at = around == root ? null : around.item;
        }
        return at == null ? null : at.right;
    }

    private static boolean mayHoldElements(Branch branch) {
        return branch.typeRef == TypeRef.XML_ELEMENT || branch.typeRef == TypeRef.XML_FRAGMENT;
    }
}
