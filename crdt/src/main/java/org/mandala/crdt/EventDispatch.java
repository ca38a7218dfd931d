package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls the observers of what a transaction changed: first those of the types themselves, then those of the types around. */
final class EventDispatch {
    private final Transaction transaction;
    private final Callbacks callbacks;
    private final Map<Branch, List<YEvent>> deep = new LinkedHashMap<>();

    EventDispatch(Transaction transaction, Callbacks callbacks) {
        this.transaction = transaction;
        this.callbacks = callbacks;
    }

    void dispatch() {
        for (Map.Entry<Branch, Set<@Nullable String>> change :
                List.copyOf(transaction.changed().entrySet())) {
            Branch type = change.getKey();
            if (!type.isDeleted()) {
                dispatch(new YEvent(type, type, transaction, change.getValue()));
            }
        }
        deep.forEach(this::dispatchDeep);
    }

    private void dispatch(YEvent event) {
        Branch target = event.targetBranch();
        for (Branch type = target; type != null; type = type.parent()) {
            deep.computeIfAbsent(type, t -> new ArrayList<>()).add(event);
        }
        ObserverList observers = target.observers();
        if (observers != null) {
            for (Consumer<YEvent> observer : observers.own) {
                callbacks.run(() -> observer.accept(event));
            }
        }
    }

    private void dispatchDeep(Branch type, List<YEvent> events) {
        ObserverList observers = type.observers();
        if (observers == null || observers.deep.isEmpty() || type.isDeleted()) {
            return;
        }
        List<YEvent> seen = events.stream()
                .filter(event -> !event.targetBranch().isDeleted())
                .map(event -> event.seenFrom(type))
                .sorted(Comparator.comparingInt(event -> event.path().size()))
                .toList();
        for (Consumer<List<YEvent>> observer : observers.deep) {
            callbacks.run(() -> observer.accept(seen));
        }
    }
}
