package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries as they were at a snapshot, whose cuts must be made. */
final class PastView {
    private final Snapshot snapshot;

    PastView(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Map<String, @Nullable Object> entries(Branch branch) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < branch.entries(); i++) {
            Item shown = shown(branch.map().item(i));
            if (shown != null) {
                entries.put(branch.map().key(i), Values.last(shown));
            }
        }
        return entries;
    }

    /** What a key stood for, if anything: the last item that was known then, unless it was deleted. */
    private @Nullable Item shown(Item last) {
        Item item = last;
        while (item != null && !snapshot.knows(item)) {
            item = item.left;
        }
        return item != null && snapshot.shows(item) ? item : null;
    }
}
