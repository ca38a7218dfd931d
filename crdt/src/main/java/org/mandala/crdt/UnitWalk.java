package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks over the visible units of a list, each with its id, its index and the attributes in force for it. */
final class UnitWalk {
    private @Nullable Item item;
    private int offset;
    private int index;
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    UnitWalk(Branch branch) {
        item = branch.start;
        skip();
    }

    /** Ids of all visible units. */
    static DeleteSet ids(Branch branch) {
        DeleteSet ids = new DeleteSet();
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.isVisible()) {
                ids.add(item.client.id, item.clock, item.length);
            }
        }
        ids.normalize();
        return ids;
    }

    boolean hasUnit() {
        return item != null;
    }

    Item item() {
        Item known = item;
        if (known == null) {
            throw new IllegalStateException("the walk is over");
        }
        return known;
    }

    /** Which of the item's units this is. */
    int offset() {
        return offset;
    }

    int index() {
        return index;
    }

    long client() {
        return item().client.id;
    }

    int clock() {
        return item().clock + offset;
    }

    /** In force here; a view that changes as the walk goes on. */
    Map<String, Object> attributes() {
        return attributes;
    }

    boolean isIn(DeleteSet ids) {
        return ids.contains(client(), clock());
    }

    void next() {
        index++;
        offset++;
        if (offset == item().length) {
            item = item().right;
            offset = 0;
            skip();
        }
    }

    private void skip() {
        while (item != null && !item.isVisible()) {
            if (!item.isDeleted() && item.kind == Content.FORMAT) {
                TextPosition.update(attributes, item.format());
            }
            item = item.right;
        }
    }

    /** What happened to each unit between two states of one list. */
    interface Steps {
        /** A unit that is there now and was not before. */
        void added(UnitWalk now);

        /** A unit that was there before and is not now; it stood before {@code now}. */
        void removed(UnitWalk past);

        /** A unit that is there in both. */
        void kept(UnitWalk now, UnitWalk past);
    }

    /**
     * Tells the steps in the order of the list: units that both know stand in the same order in both.
     *
     * @throws IllegalArgumentException if the two are not states of one document
     */
    static void compare(Branch nowList, Branch pastList, Steps steps) {
        DeleteSet inNow = ids(nowList);
        DeleteSet inPast = ids(pastList);
        UnitWalk now = new UnitWalk(nowList);
        UnitWalk past = new UnitWalk(pastList);
        while (now.hasUnit() || past.hasUnit()) {
            if (now.hasUnit() && !now.isIn(inPast)) {
                steps.added(now);
                now.next();
            } else if (past.hasUnit() && !past.isIn(inNow)) {
                steps.removed(past);
                past.next();
            } else if (!now.hasUnit() || !past.hasUnit() || !now.isSame(past)) {
                throw new IllegalArgumentException("the documents are not two states of one document");
            } else {
                steps.kept(now, past);
                now.next();
                past.next();
            }
        }
    }

    private boolean isSame(UnitWalk other) {
        return client() == other.client() && clock() == other.clock();
    }
}
