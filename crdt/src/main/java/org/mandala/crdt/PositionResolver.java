package org.mandala.crdt;

import org.jspecify.annotations.Nullable;

/** Finds out where relative positions are now. */
final class PositionResolver {
    private final Doc doc;
    private final boolean followUndone;

    PositionResolver(Doc doc, boolean followUndone) {
        this.doc = doc;
        this.followUndone = followUndone;
    }

    RelativePosition.@Nullable Absolute resolve(RelativePosition position) {
        RelativePosition.Id unit = position.item();
        if (unit != null) {
            Found found = find(unit);
            return found == null ? null : beside(found, position.assoc());
        }
        Branch type = type(position);
        return type == null
                ? null
                : new RelativePosition.Absolute(
                        YType.of(type), position.assoc() >= 0 ? type.length : 0, position.assoc());
    }

    private @Nullable Branch type(RelativePosition position) {
        String rootName = position.rootName();
        if (rootName != null) {
            return doc.root(rootName);
        }
        RelativePosition.Id id = position.type();
        Found found = id == null ? null : find(id);
        return found != null && found.item.kind == Content.TYPE ? found.item.branch() : null;
    }

    private static RelativePosition.Absolute beside(Found found, int assoc) {
        Item item = found.item;
        Branch type = item.parent();
        int index = 0;
        if (!type.isDeleted()) {
            index = item.isVisible() ? found.inside + (assoc >= 0 ? 0 : 1) : 0;
            for (Item left = item.left; left != null; left = left.left) {
                index += left.isVisible() ? left.length : 0;
            }
        }
        return new RelativePosition.Absolute(YType.of(type), index, assoc);
    }

    /** An item and a unit of it. */
    private record Found(Item item, int inside) {}

    private @Nullable Found find(RelativePosition.Id id) {
        ClientStructs client = doc.store().find(id.client());
        int clock = id.clock();
        while (client != null && clock < client.state() && client.find(clock) instanceof Item item) {
            int inside = clock - item.clock;
            RedoneItems.Successor successor = followUndone ? doc.redoneItems().of(item) : null;
            if (successor == null) {
                return new Found(item, inside);
            }
            client = successor.client();
            clock = successor.clock() + inside;
        }
        return null;
    }
}
