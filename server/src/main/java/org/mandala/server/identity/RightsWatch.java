package org.mandala.server.identity;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Tells that what somebody may do has changed: a login ended, a membership or role changed. Whoever writes such a thing says so
 * after its commit, so that live sockets are judged again at once (rule R6). Safe from any thread.
 */
public final class RightsWatch {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> doubters = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> others = person -> {};
    private volatile BooleanSupplier hearsAll = () -> true;

    /** Hears on any thread whose rights changed: ids of persons, or what sockets are listed by. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Hears on any thread that anybody's rights may have changed. */
    public void listenToDoubt(Runnable listener) {
        doubters.add(listener);
    }

    /**
     * Tells other nodes, too, of what is changed by this one.
     *
     * @param isWhole whether what they change is told here now
     */
    public void tellOthers(Consumer<String> line, BooleanSupplier isWhole) {
        others = line;
        hearsAll = isWhole;
    }

    /** Whether all that is changed is heard of here. */
    public boolean hearsAll() {
        return hearsAll.getAsBoolean();
    }

    public void changed(String person) {
        heard(person);
        others.accept(person);
    }

    /** What other nodes said may have been lost. */
    public void missed() {
        doubters.forEach(Runnable::run);
    }

    /** Another node has changed it. */
    public void heard(String person) {
        listeners.forEach(listener -> listener.accept(person));
    }
}
