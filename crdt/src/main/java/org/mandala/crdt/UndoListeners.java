package org.mandala.crdt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who wants to hear of the steps of an undo manager. */
final class UndoListeners {
    final List<Consumer<UndoEvent>> added = new CopyOnWriteArrayList<>();
    final List<Consumer<UndoEvent>> popped = new CopyOnWriteArrayList<>();
    final List<Runnable> cleared = new CopyOnWriteArrayList<>();

    static void emit(List<Consumer<UndoEvent>> listeners, UndoEvent.Kind kind, UndoStep step, Transaction transaction) {
        if (!listeners.isEmpty()) {
            Set<YType> changed = new LinkedHashSet<>();
            transaction.changed().keySet().forEach(type -> changed.add(YType.of(type)));
            UndoEvent event = new UndoEvent(kind, transaction.origin(), changed, step.meta);
            listeners.forEach(listener -> listener.accept(event));
        }
    }
}
