package org.mandala.server.presence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

    long move(String place) {
        Far far = byPlace.get(place);
        return far == null ? 0 : far.placed().move();
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

    /**
     * Those that are not among these and have no time left; where the registry has lost something, all that are missing have their time from now on.
     *
     * @param isOurs which places this node's people hold, too: it knows of them without the registry
     */
    List<String> gone(Set<String> there, boolean lost, Predicate<String> isOurs) {
        if (lost) {
            vanished.lost();
        }
        List<String> gone = new ArrayList<>();
        for (String place : missing(there)) {
            if (lost && !isOurs.test(place)) {
                vanished.forgive(place);
            } else if (isOver(place)) {
                gone.add(place);
            }
        }
        return gone;
    }

    /** Who was there has some time to be put in again. */
    void forgive(String place, Predicate<String> isOurs) {
        if (has(place) && !isOurs.test(place)) {
            vanished.forgive(place);
        }
    }

    boolean isOver(String place) {
        return vanished.isOver(place);
    }

    private Set<String> missing(Set<String> there) {
        Set<String> missing = new HashSet<>(byPlace.keySet());
        missing.removeAll(there);
        return missing;
    }
}
