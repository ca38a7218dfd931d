package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a list or of a key's history. Ids are kept as a client's struct list and a clock, never as objects: with a million
 * items every reference counts (this layout is 64 bytes on HotSpot with compressed references).
 */
final class Item extends Struct {
    private static final int DELETED = 1;
    private static final int KEPT = 2;
    private static final int REDONE = 4;

    @Nullable Item left;

    @Nullable Item right;
    /** Client of the item that stood to the left when this one was made; null if none did. */
    @Nullable ClientStructs originClient;

    int originClock;

    @Nullable ClientStructs rightOriginClient;

    int rightOriginClock;
    /** Null only for an item that is not integrated. */
    @Nullable Branch parent;

    @Nullable String parentSub;
    /**
     * By {@link #kind}: {@link Units}, {@link AnyContent}, {@link RawJson} (embed), {@link FormatContent}, {@link Branch} (type),
     * {@link DocContent}, {@code byte[]} (binary), {@code String[]} (legacy JSON), null (deleted).
     */
    @Nullable Object content;

    byte kind;
    private byte flags;

    Item(ClientStructs client, int clock, int length, int kind, @Nullable Object content) {
        super(client, clock, length);
        this.kind = (byte) kind;
        this.content = content;
    }

    @Override
    boolean isDeleted() {
        return (flags & DELETED) != 0;
    }

    void markDeleted() {
        flags |= DELETED;
    }

    /** Kept items are not garbage collected: an undo manager may want them back. */
    boolean isKept() {
        return (flags & KEPT) != 0;
    }

    void setKept(boolean kept) {
        flags = (byte) (kept ? flags | KEPT : flags & ~KEPT);
    }

    /** Redone items have a successor that an undo made; {@link RedoneItems} knows which. */
    boolean isRedone() {
        return (flags & REDONE) != 0;
    }

    void markRedone() {
        flags |= REDONE;
    }

    boolean countable() {
        return Content.countable(kind);
    }

    boolean isVisible() {
        return !isDeleted() && countable();
    }

    Branch parent() {
        Branch known = parent;
        if (known == null) {
            throw new IllegalStateException("the item is not integrated");
        }
        return known;
    }

    Branch branch() {
        return (Branch) held();
    }

    FormatContent format() {
        return (FormatContent) held();
    }

    AnyContent values() {
        return (AnyContent) held();
    }

    Object held() {
        Object known = content;
        if (known == null) {
            throw new IllegalStateException("the content was deleted");
        }
        return known;
    }

    void setOrigin(Struct left) {
        originClient = left.client;
        originClock = left.end() - 1;
    }

    void setRightOrigin(Struct right) {
        rightOriginClient = right.client;
        rightOriginClock = right.clock;
    }

    boolean sameRightOrigin(Item other) {
        return rightOriginClient == other.rightOriginClient
                && (rightOriginClient == null || rightOriginClock == other.rightOriginClock);
    }

    boolean sameOrigin(Item other) {
        return originClient == other.originClient && (originClient == null || originClock == other.originClock);
    }

    /** Cuts this item after {@code at} units and returns the part behind, linked but not yet in the struct store. */
    Item split(int at) {
        Item rest = new Item(client, clock + at, length - at, kind, ContentSeam.split(this, at));
        rest.originClient = client;
        rest.originClock = clock + at - 1;
        rest.rightOriginClient = rightOriginClient;
        rest.rightOriginClock = rightOriginClock;
        rest.parent = parent;
        rest.parentSub = parentSub;
        rest.flags = flags;
        length = at;
        linkBehind(rest);
        return rest;
    }

    /** Makes this item, not yet integrated, its own tail. */
    void dropHead(int units) {
        content = ContentSeam.split(this, units);
        clock += units;
        length -= units;
    }

    private void linkBehind(Item rest) {
        rest.left = this;
        rest.right = right;
        right = rest;
        Item next = rest.right;
        if (next != null) {
            next.left = rest;
        } else if (parentSub != null && parent != null && parent.entry(parentSub) == this) {
            parent.setEntry(parentSub, rest);
        }
    }

    @Override
    boolean mergeWith(Struct next) {
        if (!(next instanceof Item item) || !continues(item) || !ContentSeam.join(this, item)) {
            return false;
        }
        if (item.isKept()) {
            setKept(true);
        }
        right = item.right;
        if (right != null) {
            right.left = this;
        }
        length += item.length;
        return true;
    }

    private boolean continues(Item item) {
        return right == item
                && item.kind == kind
                && item.originClient == client
                && item.originClock == end() - 1
                && sameRightOrigin(item)
                && item.client == client
                && item.clock == end()
                && ((flags ^ item.flags) & DELETED) == 0
                && ((flags | item.flags) & REDONE) == 0;
    }

    @Override
    void write(FieldWriter out, int offset) {
        ItemWriter.write(this, out, offset);
    }
}
