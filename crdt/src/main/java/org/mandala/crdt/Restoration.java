package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the content of a document what it was in an earlier state, by a change like any other, which goes forward and merges with
 * what others do meanwhile. What is in both states stays as it is and keeps its identity; what was deleted since is made anew.
 */
public final class Restoration {
    /** Formats that overlap may need a second look; more than a third would never end. */
    private static final int PASSES = 3;

    private final Deque<Open> open = new ArrayDeque<>();

    private Restoration() {}

    /** A type to be made like its past; a new one has a branch only once it is inserted. */
    private record Open(YType now, Branch past) {}

    /**
     * Makes {@code doc} hold what {@code past} holds, in one transaction; false if it did already.
     *
     * @param past an earlier state of the same document, whole: as it was loaded from its own full update
     * @throws IllegalArgumentException if the two are not states of one document
     */
    public static boolean restore(Doc doc, Doc past, @Nullable Object origin) {
        if (isSame(doc, past)) {
            return false;
        }
        doc.transact(origin, transaction -> {
            for (int pass = 0; pass < PASSES && !isSame(doc, past); pass++) {
                new Restoration().all(transaction, doc, past);
            }
        });
        if (!isSame(doc, past)) {
            throw new IllegalStateException("the earlier state could not be made again");
        }
        return true;
    }

    private static boolean isSame(Doc doc, Doc past) {
        return Rendering.of(doc).equals(Rendering.of(past));
    }

    private void all(Transaction transaction, Doc doc, Doc past) {
        Set<String> names = new LinkedHashSet<>(past.rootNames());
        names.addAll(doc.rootNames());
        names.forEach(name -> open.add(new Open(YType.of(doc.root(name)), past.root(name))));
        for (Open next = open.poll(); next != null; next = open.poll()) {
            Branch now = next.now().branch();
            entries(transaction, now, next.past());
            if (isText(now) || isText(next.past())) {
                text(transaction, now, next.past());
            } else {
                list(transaction, now, next.past());
            }
        }
    }

    private void entries(Transaction transaction, Branch now, Branch past) {
        for (String key : MapEntries.keys(past)) {
            entry(transaction, now, key, past.map().get(key));
        }
        for (String key : MapEntries.keys(now)) {
            if (!MapEntries.has(past, key)) {
                MapEntries.delete(transaction, now, key);
            }
        }
    }

    private void entry(Transaction transaction, Branch now, String key, @Nullable Item was) {
        Item is = now.entry(key);
        if (was == null) {
            return;
        }
        if (is != null && !is.isDeleted()) {
            if (is.client.id == was.client.id && is.end() == was.end()) {
                deeper(is, was);
                return;
            }
            if (Rendering.value(Values.last(is)).equals(Rendering.value(Values.last(was)))) {
                return;
            }
        }
        MapEntries.set(transaction, now, key, copy(was, was.length - 1));
    }

    private void deeper(Item is, Item was) {
        if (was.kind == Content.TYPE && is.kind == Content.TYPE) {
            open.add(new Open(YType.of(is.branch()), was.branch()));
        }
    }

    /** The value again, or an empty type that is filled when its turn comes. */
    private @Nullable Object copy(Item was, int offset) {
        if (was.kind != Content.TYPE) {
            return Values.at(was, offset);
        }
        YType fresh = TypeCopy.emptyLike(was.branch());
        open.add(new Open(fresh, was.branch()));
        return fresh;
    }

    static boolean isText(Branch branch) {
        if (branch.typeRef == TypeRef.TEXT || branch.typeRef == TypeRef.XML_TEXT) {
            return true;
        }
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.kind == Content.STRING || item.kind == Content.FORMAT || item.kind == Content.EMBED) {
                return true;
            }
        }
        return false;
    }

    private void text(Transaction transaction, Branch now, Branch past) {
        TextSteps steps = new TextSteps();
        UnitWalk.compare(now, past, steps);
        TextWriter writer = new TextWriter(transaction, TextPosition.start(now));
        TextParts.apply(writer, steps.done(), now.doc);
    }

    private void list(Transaction transaction, Branch now, Branch past) {
        ListSteps steps = new ListSteps();
        UnitWalk.compare(now, past, steps);
        steps.done().forEach(step -> step.apply(transaction, now));
    }

    /** Going back: what was added is deleted, what was removed is inserted. */
    private final class TextSteps implements UnitWalk.Steps {
        private final DeltaRuns runs = new DeltaRuns();

        @Override
        public void added(UnitWalk now) {
            runs.delete();
        }

        @Override
        public void removed(UnitWalk past) {
            Item was = past.item();
            if (was.kind == Content.STRING) {
                runs.insert(Units.at(was.held(), past.offset()), past.attributes());
            } else {
                runs.insert(copy(was, past.offset()), past.attributes());
            }
        }

        @Override
        public void kept(UnitWalk now, UnitWalk past) {
            deeper(now.item(), past.item());
            runs.retain(now.attributes(), past.attributes());
        }

        List<Delta> done() {
            return runs.done();
        }
    }

    /** One change to a list; {@code values} are inserted, or without values {@code length} are deleted. */
    private record ListStep(int index, int length, List<@Nullable Object> values) {
        void apply(Transaction transaction, Branch list) {
            if (values.isEmpty()) {
                ListEntries.delete(transaction, list, index, length);
            } else {
                ListEntries.insert(transaction, list, index, values);
            }
        }
    }

    private final class ListSteps implements UnitWalk.Steps {
        private final List<ListStep> steps = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();
        private int deleted;
        private int index;

        @Override
        public void added(UnitWalk now) {
            endInsert();
            deleted++;
        }

        @Override
        public void removed(UnitWalk past) {
            endDelete();
            values.add(copy(past.item(), past.offset()));
        }

        @Override
        public void kept(UnitWalk now, UnitWalk past) {
            endInsert();
            endDelete();
            deeper(now.item(), past.item());
            index++;
        }

        List<ListStep> done() {
            endInsert();
            endDelete();
            return steps;
        }

        private void endInsert() {
            if (!values.isEmpty()) {
                steps.add(new ListStep(index, 0, new ArrayList<>(values)));
                index += values.size();
                values.clear();
            }
        }

        private void endDelete() {
            if (deleted > 0) {
                steps.add(new ListStep(index, deleted, List.of()));
                deleted = 0;
            }
        }
    }
}
