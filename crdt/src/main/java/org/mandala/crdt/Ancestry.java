package org.mandala.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a type is inside of, for a pass over many types in which the tree does not change: each link upwards is followed once, however
 * deep peers have nested.
 */
final class Ancestry {
    /**
     * Where a type stands.
     *
     * @param depth number of types around it
     * @param nearest the innermost chosen one of itself and the types around it
     * @param around where the type around it stands; null for a root
     */
    record Place(
            int depth, @Nullable Branch nearest, @Nullable Place around) {}

    private final Predicate<Branch> chosen;
    private final Map<Branch, Place> places = new HashMap<>();

    Ancestry(Predicate<Branch> chosen) {
        this.chosen = chosen;
    }

    Place of(Branch type) {
        Deque<Branch> unknown = new ArrayDeque<>();
        Place place = null;
        for (Branch at = type; at != null && place == null; at = at.parent()) {
            place = places.get(at);
            if (place == null) {
                unknown.push(at);
            }
        }
        for (Branch at : unknown) {
            place = below(place, at);
            places.put(at, place);
        }
        return place == null ? below(null, type) : place;
    }

    /** Whether a type or one around it is chosen. */
    boolean isInside(Branch type) {
        return of(type).nearest() != null;
    }

    /** Visits the chosen ones of a type and those around it, innermost first. */
    void forEachAround(Branch type, Consumer<Branch> visitor) {
        Place place = of(type);
        while (place != null && place.nearest() != null) {
            Branch nearest = place.nearest();
            visitor.accept(nearest);
            place = of(nearest).around();
        }
    }

    private Place below(@Nullable Place around, Branch type) {
        Branch nearest = chosen.test(type) ? type : around == null ? null : around.nearest();
        return new Place(around == null ? 0 : around.depth() + 1, nearest, around);
    }
}
