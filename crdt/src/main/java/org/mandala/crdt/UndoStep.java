package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one step, made of one transaction or several, inserted and deleted. */
final class UndoStep {
    final DeleteSet insertions;
    final DeleteSet deletions;
    /** What listeners keep with the step. */
    final Map<Object, @Nullable Object> meta = new LinkedHashMap<>();

    private UndoStep(DeleteSet insertions, DeleteSet deletions) {
        this.insertions = insertions;
        this.deletions = deletions;
    }

    static UndoStep of(Transaction transaction) {
        DeleteSet insertions = new DeleteSet();
        for (int i = 0; i < transaction.touchedCount(); i++) {
            ClientStructs client = transaction.touched(i);
            int before = transaction.before(i);
            if (client.state() > before) {
                insertions.addApart(client.id, before, client.state() - before);
            }
        }
        insertions.normalize();
        return new UndoStep(insertions, transaction.deletes.copy());
    }

    void add(UndoStep later) {
        insertions.addAll(later.insertions);
        insertions.normalize();
        deletions.addAll(later.deletions);
        deletions.normalize();
    }
}
