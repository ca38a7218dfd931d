package org.mandala.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Calls the observers of what a transaction changed: first those of the types themselves, then those of the types around. */
final class EventDispatch {
    private final Transaction transaction;
    private final Callbacks callbacks;
    private final Ancestry ancestry = new Ancestry(EventDispatch::isObservedDeeply);
    private final Map<Branch, List<YEvent>> deep = new LinkedHashMap<>();

    EventDispatch(Transaction transaction, Callbacks callbacks) {
        this.transaction = transaction;
        this.callbacks = callbacks;
    }

    void dispatch() {
        List<YEvent> events = new ArrayList<>();
        transaction.changed().forEach((type, keys) -> events.add(new YEvent(type, type, transaction, keys)));
        events.removeIf(event -> event.targetBranch().isDeleted());
        events.forEach(this::dispatch);
        for (YEvent event : events) {
            ancestry.forEachAround(
                    event.targetBranch(),
                    type -> deep.computeIfAbsent(type, t -> new ArrayList<>()).add(event));
        }
        deep.forEach(this::dispatchDeep);
    }

    private void dispatch(YEvent event) {
        ObserverList observers = event.targetBranch().observers();
        if (observers != null) {
            for (Consumer<YEvent> observer : observers.own) {
                callbacks.run(() -> observer.accept(event));
            }
        }
    }

    private static boolean isObservedDeeply(Branch type) {
        ObserverList observers = type.observers();
        return observers != null && !observers.deep.isEmpty();
    }

    private void dispatchDeep(Branch type, List<YEvent> events) {
        ObserverList observers = type.observers();
        if (observers == null || observers.deep.isEmpty() || type.isDeleted()) {
            return;
        }
        List<YEvent> seen = events.stream()
                .filter(event -> !event.targetBranch().isDeleted())
                .map(event -> event.seenFrom(type))
                .sorted(Comparator.comparingInt(
                        event -> ancestry.of(event.targetBranch()).depth()))
                .toList();
        for (Consumer<List<YEvent>> observer : observers.deep) {
            callbacks.run(() -> observer.accept(seen));
        }
    }
}
