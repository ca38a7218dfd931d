package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds in which entries of root maps a decoded update writes and deletes. A struct says where it stands by naming its parent, or a neighbour that
 * has the same; both may be in the document or in the update itself.
 */
final class EntryScan {
    /** Deeper than this nothing of ours is nested; what is has no place. */
    private static final int DEEPEST = 64;

    /** Was collected, so that what hangs on it becomes nothing. */
    private static final Place NOWHERE = new Place("", null, null, -1);

    private static final Place UNPLACED = new Place("", null, null, -2);

    /** @param depth 1 for an entry itself, 2 for a field of it, 3 for all below */
    private record Place(
            String root, @Nullable String key, @Nullable String field, int depth) {

        Place inside(@Nullable String sub) {
            if (depth < 0) {
                return this;
            }
            return depth == 1 ? new Place(root, key, sub, 2) : new Place(root, key, field, 3);
        }

        boolean isNowhere() {
            return depth == -1;
        }

        boolean isUnplaced() {
            return depth == -2;
        }
    }

    private final Batch batch;
    private final StructStore store;
    private final @Nullable Place[] places;
    private final boolean[] awaited;

    EntryScan(Batch batch, StructStore store) {
        this.batch = batch;
        this.store = store;
        this.places = new @Nullable Place[batch.size];
        this.awaited = new boolean[batch.size];
    }

    void show(EntryGuard guard) {
        for (int block = 0; block < batch.blocks; block++) {
            int known = store.state(batch.blockClient[block]);
            for (int row = batch.from(block); row < batch.to(block); row++) {
                int kind = batch.kind(row);
                if (kind != Content.GC && kind != Content.SKIP && batch.end(row) > known) {
                    showWritten(guard, row);
                }
            }
        }
        for (int i = 0; i < batch.deletes.size(); i++) {
            showDeleted(guard, batch.deletes.client(i), batch.deletes.clock(i), batch.deletes.end(i));
        }
        guard.end();
    }

    private void showWritten(EntryGuard guard, int row) {
        Place place = ofRow(row);
        if (place.isUnplaced()) {
            guard.unplaced();
        } else if (!place.isNowhere()) {
            guard.written(place.root, place.key, place.field, place.depth == 2 ? value(row) : null);
        }
    }

    private @Nullable Object value(int row) {
        int last = batch.length[row] - 1;
        return batch.kind(row) == Content.ANY
                ? new AnyContent(ItemFactory.contentBytes(batch, row)).value(last, last + 1)
                : null;
    }

    private void showDeleted(EntryGuard guard, long id, int from, int to) {
        ClientStructs client = store.find(id);
        int state = client == null ? 0 : client.state();
        if (client != null && from < state) {
            showKnownDeleted(guard, client, from, Math.min(to, state));
        }
        // What the update itself brings was shown as written.
        for (int clock = Math.max(from, state); clock < to; ) {
            int row = batch.rowOf(id, clock);
            if (row < 0) {
                guard.unplaced();
                return;
            }
            clock = batch.end(row);
        }
    }

    private static void showKnownDeleted(EntryGuard guard, ClientStructs client, int from, int to) {
        for (long at = client.seek(from); at >= 0 && client.at(at).clock < to; at = client.after(at)) {
            if (client.at(at) instanceof Item item && !item.isDeleted()) {
                Place place = ofItem(item);
                if (place.isUnplaced()) {
                    guard.unplaced();
                } else {
                    guard.deleted(place.root, place.key, place.field);
                }
            }
        }
    }

    /** Without recursion: an update may hang each of its structs on the next. */
    private Place ofRow(int wanted) {
        Deque<Integer> open = new ArrayDeque<>();
        open.push(wanted);
        while (!open.isEmpty()) {
            int row = open.element();
            int first = places[row] == null ? firstUnknown(row) : -1;
            if (first >= 0 && !awaited[first]) {
                awaited[row] = true;
                open.push(first);
            } else {
                if (places[row] == null) {
                    places[row] = first >= 0 ? UNPLACED : settle(row);
                }
                open.pop();
            }
        }
        Place found = places[wanted];
        return found == null ? UNPLACED : found;
    }

    /** A row that a row hangs on and whose place is not known yet, or -1. */
    private int firstUnknown(int row) {
        boolean left = batch.hasOrigin(row) || (batch.hasParent(row) && batch.text(row, Batch.NAME) == null);
        int found = left ? unknown(batch.leftClient[row], batch.leftClock[row]) : -1;
        return found < 0 && batch.hasRightOrigin(row) ? unknown(batch.rightClient[row], batch.rightClock[row]) : found;
    }

    private int unknown(long client, int clock) {
        int row = clock < store.state(client) ? -1 : batch.rowOf(client, clock);
        return row >= 0 && places[row] == null ? row : -1;
    }

    private Place settle(int row) {
        int kind = batch.kind(row);
        if (kind == Content.GC || kind == Content.SKIP) {
            return kind == Content.GC ? NOWHERE : UNPLACED;
        }
        if (!batch.hasParent(row)) {
            return beside(row);
        }
        String name = batch.text(row, Batch.NAME);
        String sub = batch.text(row, Batch.SUB);
        return name != null
                ? new Place(name, sub, null, 1)
                : ofId(batch.leftClient[row], batch.leftClock[row]).inside(sub);
    }

    /** Neighbours stand in one place; an update in which they do not is nobody's honest work. */
    private Place beside(int row) {
        Place left = batch.hasOrigin(row) ? ofId(batch.leftClient[row], batch.leftClock[row]) : null;
        Place right = batch.hasRightOrigin(row) ? ofId(batch.rightClient[row], batch.rightClock[row]) : null;
        if ((left != null && left.isNowhere()) || (right != null && right.isNowhere())) {
            return NOWHERE;
        }
        if (left == null || right == null) {
            return left == null ? (right == null ? UNPLACED : right) : left;
        }
        return left.equals(right) ? left : UNPLACED;
    }

    private Place ofId(long id, int clock) {
        ClientStructs client = store.find(id);
        if (client != null && clock < client.state()) {
            return client.find(clock) instanceof Item item ? ofItem(item) : NOWHERE;
        }
        int row = batch.rowOf(id, clock);
        Place known = row < 0 ? UNPLACED : places[row];
        return known == null ? UNPLACED : known;
    }

    private static Place ofItem(Item item) {
        List<@Nullable String> subs = new ArrayList<>(4);
        Item at = item;
        while (at != null && at.parent != null && subs.size() <= DEEPEST) {
            subs.add(at.parentSub);
            Branch parent = at.parent;
            if (parent.item == null) {
                int depth = subs.size();
                String field = depth > 1 ? subs.get(depth - 2) : null;
                return new Place(parent.name(), subs.get(depth - 1), field, Math.min(3, depth));
            }
            at = parent.item;
        }
        return UNPLACED;
    }
}
