package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** What the ids of a received struct turned out to be. */
final class Neighbours {
    private @Nullable Struct left;
    private @Nullable Struct right;

    @Nullable Branch parent;

    @Nullable String parentSub;

    void setLeft(Struct struct) {
        left = struct;
    }

    void setRight(Struct struct) {
        right = struct;
    }

    /** Whoever stands beside garbage is garbage: its parent is gone. */
    void inheritParent() {
        if (left instanceof Gc || right instanceof Gc) {
            return;
        }
        Struct neighbour = left == null ? right : left;
        if (neighbour instanceof Item item) {
            parent = item.parent;
            parentSub = item.parentSub;
        }
    }

    void placeIn(Item item) {
        item.parent = parent;
        item.parentSub = parentSub;
        if (left instanceof Item leftItem) {
            item.left = leftItem;
            item.setOrigin(leftItem);
        }
        if (right instanceof Item rightItem) {
            item.right = rightItem;
            item.setRightOrigin(rightItem);
        }
    }
}
