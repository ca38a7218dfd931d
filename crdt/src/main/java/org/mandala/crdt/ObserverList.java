package org.mandala.crdt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who wants to hear of changes to a type, and of changes to what it contains. */
final class ObserverList {
    final List<Consumer<YEvent>> own = new CopyOnWriteArrayList<>();
    final List<Consumer<List<YEvent>>> deep = new CopyOnWriteArrayList<>();
}
