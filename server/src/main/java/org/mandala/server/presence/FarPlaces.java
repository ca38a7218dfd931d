package org.mandala.server.presence;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandala.server.home.Home;

/** The places that the people of other nodes hold in one room of the registry, and which of them vanished from it. Lives on the room's home. */
final class FarPlaces {
    private final Vanished vanished;
    private final Map<String, Far> byPlace = new LinkedHashMap<>();

    /** Somebody who is here by another node; stands for their connection. */
    record Far(Placed placed, String value) {
        String place() {
            return placed.place();
        }

        boolean isBy(String node) {
            return placed.node().equals(node);
        }
    }

    FarPlaces(Home home, Runnable look) {
        this.vanished = new Vanished(home, look);
    }

    /** Gives whether it was not there. */
    boolean put(Far far) {
        vanished.forget(far.place());
        return !far.equals(byPlace.put(far.place(), far));
    }

    /** Nobody is there by another node any more; gives who was. */
    @Nullable Far takeOut(String place) {
        vanished.forget(place);
        return byPlace.remove(place);
    }

    boolean has(String place) {
        return byPlace.containsKey(place);
    }

    List<Far> by(String node) {
        return byPlace.values().stream().filter(far -> far.isBy(node)).toList();
    }

    Set<String> leaders() {
        return byPlace.values().stream()
                .filter(far -> far.placed().leads())
                .map(far -> far.placed().person().id())
                .collect(Collectors.toSet());
    }

    /** The registry has lost something; all that is missing since has its time from now on. */
    void lost() {
        vanished.lost();
    }

    /** Who was there has some time to be put in again. */
    void forgive(String place) {
        if (has(place)) {
            vanished.forgive(place);
        }
    }

    boolean isOver(String place) {
        return vanished.isOver(place);
    }

    /** Those that are not among these. */
    Set<String> missing(Set<String> there) {
        Set<String> missing = new HashSet<>(byPlace.keySet());
        missing.removeAll(there);
        return missing;
    }
}
