package org.mandala.crdt;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one step, made of one transaction or several, inserted and deleted. */
final class UndoStep {
    final DeleteSet insertions;
    final DeleteSet deletions;
    /** In the order in which they are brought back, on which it depends what another finds there. */
    private final Set<Long> deletedClients;
    /** What listeners keep with the step. */
    final Map<Object, @Nullable Object> meta = new LinkedHashMap<>();

    private UndoStep(DeleteSet insertions, DeleteSet deletions, Set<Long> deletedClients) {
        this.insertions = insertions;
        this.deletions = deletions;
        this.deletedClients = new LinkedHashSet<>(deletedClients);
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
        return new UndoStep(insertions, transaction.deletes.copy(), transaction.deletedClients());
    }

    DeleteSet deletionsInOrder() {
        DeleteSet inOrder = new DeleteSet();
        for (long client : deletedClients) {
            for (int i = 0; i < deletions.size(); i++) {
                if (deletions.client(i) == client) {
                    inOrder.addApart(client, deletions.clock(i), deletions.length(i));
                }
            }
        }
        return inOrder;
    }

    void add(UndoStep later) {
        deletedClients.addAll(later.deletedClients);
        insertions.addAll(later.insertions);
        insertions.normalize();
        deletions.addAll(later.deletions);
        deletions.normalize();
    }
}
