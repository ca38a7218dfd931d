package org.mandala.server.identity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells that what somebody may do has changed: a login ended, a membership or role changed. Whoever writes such a thing says so
 * after its commit, so that live sockets are judged again at once (rule R6). Safe from any thread.
 */
public final class RightsWatch {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> others = person -> {};

    /** Hears on any thread whose rights changed: ids of persons, or what sockets are listed by. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Tells other nodes, too, of what is changed by this one. */
    public void tellOthers(Consumer<String> line) {
        others = line;
    }

    public void changed(String person) {
        heard(person);
        others.accept(person);
    }

    /** Another node has changed it. */
    public void heard(String person) {
        listeners.forEach(listener -> listener.accept(person));
    }
}
