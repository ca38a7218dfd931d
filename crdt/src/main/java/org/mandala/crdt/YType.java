package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A shared type: a view of a part of a document, or a new one that becomes part of a document when it is set or inserted somewhere.
 * Until then it can be written (the changes are made on joining) but not read.
 *
 * <p>Two views of the same part are equal.
 */
public abstract sealed class YType permits YMap, YArray, YText, YXmlFragment {
    private @Nullable Branch branch;
    private List<Runnable> prelim = List.of();

    YType(@Nullable Branch branch) {
        this.branch = branch;
    }

    /** The view that fits the kind of type on the wire. */
    static YType of(Branch branch) {
        return switch (branch.typeRef) {
            case TypeRef.ARRAY -> new YArray(branch);
            case TypeRef.TEXT -> new YText(branch);
            case TypeRef.XML_ELEMENT -> new YXmlElement(branch);
            case TypeRef.XML_FRAGMENT -> new YXmlFragment(branch);
            case TypeRef.XML_TEXT -> new YXmlText(branch);
            case TypeRef.XML_HOOK -> new YXmlHook(branch);
            default -> new YMap(branch);
        };
    }

    abstract int typeRef();

    @Nullable String nodeNameOnWire() {
        return null;
    }

    /** Whether this is part of a document already. */
    public final boolean isIntegrated() {
        return branch != null;
    }

    /** Whether the type, or one that holds it, was deleted: it then reads as empty and ignores writes of others. */
    public final boolean isDeleted() {
        return branch().isDeleted();
    }

    /** The document that this is a part of. */
    public final Doc doc() {
        return branch().doc;
    }

    /** The type that this one was set or inserted in; null for a root. */
    public final @Nullable YType parent() {
        Branch parent = branch().parent();
        return parent == null ? null : of(parent);
    }

    /** The name of this type if it is a root; null for others. */
    public final @Nullable String rootName() {
        Branch known = branch();
        return known.item == null ? known.name() : null;
    }

    /** The key under which this type was set in a map or as an attribute; null for a root and for what is in a list. */
    public final @Nullable String key() {
        Item item = branch().item;
        return item == null ? null : item.parentSub;
    }

    /** Whether {@code other} is this type or inside of it, however deep. */
    public final boolean contains(YType other) {
        Branch at = other.branch();
        for (Branch around = at; around != null; around = around.parent()) {
            if (around == branch()) {
                return true;
            }
        }
        return false;
    }

    /**
     * A new type that holds what this one holds now, inner types copied too, to be set or inserted somewhere; {@code clone} in Yjs.
     * Attributes of a text as a whole are copied as well, which Yjs forgets.
     */
    public abstract YType copy();

    /** Calls {@code observer} after each transaction that changed this type. */
    public final Subscription observe(Consumer<YEvent> observer) {
        return observe(branch().ensureObservers().own, observer);
    }

    /** Calls {@code observer} after each transaction that changed this type or one inside it; outer types come first. */
    public final Subscription observeDeep(Consumer<List<YEvent>> observer) {
        return observe(branch().ensureObservers().deep, observer);
    }

    private <T> Subscription observe(List<T> observers, T observer) {
        Doc doc = branch().doc;
        doc.listeners().countObserver(1);
        return Registration.in(observers, observer, () -> doc.listeners().countObserver(-1));
    }

    /**
     * A place that stays where it is while others edit.
     *
     * @param assoc 0 or more to stick to what is right of it, less to stick to what is left of it
     */
    public final RelativePosition relativePosition(int index, int assoc) {
        ListPosition.checkIndex(branch(), index);
        return RelativePosition.at(branch(), index, assoc);
    }

    /** Entries as they were at a snapshot. */
    final Map<String, @Nullable Object> pastEntries(Snapshot snapshot) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        Snapshot.look(doc(), List.of(snapshot), () -> entries.putAll(new PastView(snapshot).entries(branch())));
        return Collections.unmodifiableMap(entries);
    }

    /** The visible type beside this one in the list that it is in; null at the end, and for what is in no list. */
    final @Nullable YType sibling(boolean rightwards) {
        Item owner = branch().item;
        Item item = owner == null || owner.parentSub != null ? null : owner;
        do {
            item = item == null ? null : rightwards ? item.right : item.left;
        } while (item != null && !item.isVisible());
        return item != null && item.kind == Content.TYPE ? of(item.branch()) : null;
    }

    final Branch branch() {
        Branch known = branch;
        if (known == null) {
            throw new IllegalStateException("the type is not part of a document yet: set or insert it somewhere first");
        }
        return known;
    }

    /** Makes the part of the document that this becomes a view of. */
    final Branch newBranch(Doc doc) {
        if (branch != null) {
            throw new IllegalArgumentException("the type is part of a document already: a type has one place");
        }
        Branch fresh = new Branch(doc, typeRef(), nodeNameOnWire());
        branch = fresh;
        return fresh;
    }

    /** Whether changes were asked for before joining. */
    final boolean hasChanges() {
        return !prelim.isEmpty();
    }

    /** Makes the changes that were asked for before joining, and then {@code rest}. */
    final void replay(Runnable rest) {
        List<Runnable> changes = prelim;
        prelim = List.of();
        doc().replays().run(changes, rest);
    }

    /** Runs a change in the open transaction or one of its own; before joining, remembers it. */
    final void change(Consumer<Transaction> body) {
        Branch known = branch;
        if (known == null) {
            if (prelim.isEmpty()) {
                prelim = new ArrayList<>();
            }
            prelim.add(() -> change(body));
            return;
        }
        known.doc.transact(null, body);
    }

    static void replayIfType(@Nullable Object value) {
        if (value instanceof YType type && type.hasChanges()) {
            type.replay(() -> {});
        }
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || (branch != null && other instanceof YType that && that.branch == branch);
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(branch == null ? this : branch);
    }
}
