package org.mandala.server.presence;

import java.util.HashMap;
import java.util.Map;
import org.mandala.server.home.Home;

/** Places that vanished with the registry and not by their node's word: the node has a while to fill them again. Rule N9. Lives on the room's home. */
final class Vanished {
    /** Their own node notices by its next beat. */
    static final long FORGIVE_MS = 6_000;

    private final Home home;
    private final Runnable look;
    private final Map<String, Boolean> isOver = new HashMap<>();
    private int losses;

    /** @param look reads the room once more: they are gone only if the registry still does not have them when their time is over */
    Vanished(Home home, Runnable look) {
        this.home = home;
        this.look = look;
    }

    /** The registry has lost something; all that is missing since has its time from now on. */
    void lost() {
        losses++;
    }

    void forgive(String place) {
        int since = losses;
        isOver.put(place, false);
        home.after(FORGIVE_MS, () -> {
            if (since == losses && isOver.replace(place, false, true)) {
                look.run();
            }
        });
    }

    /** Whether a place that is not there has no time left. */
    boolean isOver(String place) {
        return isOver.getOrDefault(place, true);
    }

    void forget(String place) {
        isOver.remove(place);
    }
}
