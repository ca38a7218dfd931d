package org.mandala.crdt;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as it was at one snapshot, with what differs from another. As in official Yjs, characters alone are marked: an embed has
 * the mark of the run before it.
 */
final class TextChanges {
    private final Snapshot now;
    private final Snapshot since;
    private final Function<YChange, Object> attribute;
    private final TextReader reader = new TextReader();
    private @Nullable YChange marked;

    TextChanges(Snapshot now, Snapshot since, Function<YChange, Object> attribute) {
        this.now = now;
        this.since = since;
        this.attribute = attribute;
    }

    List<Delta> of(Branch branch) {
        for (Item item = branch.start; item != null; item = item.right) {
            boolean is = now.shows(item);
            if (is || (since.shows(item) && item.kind != Content.FORMAT)) {
                if (item.kind == Content.STRING) {
                    mark(change(item, is));
                }
                reader.read(item);
            }
        }
        return reader.done();
    }

    private @Nullable YChange change(Item item, boolean is) {
        if (!is) {
            return new YChange(YChange.Kind.REMOVED, item.client.id);
        }
        return since.shows(item) ? null : new YChange(YChange.Kind.ADDED, item.client.id);
    }

    private void mark(@Nullable YChange change) {
        if (!Objects.equals(change, marked)) {
            marked = change;
            reader.mark(YChange.ATTRIBUTE, change == null ? null : attribute.apply(change));
        }
    }
}
