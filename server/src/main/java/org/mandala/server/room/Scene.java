package org.mandala.server.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Agenda;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.RosterPerson;

/**
 * All that a decision depends on: who gives the order and whether they lead, who is here (in the order in which they came) and who
 * of them may lead, what the log says, what is known around, and the time.
 */
record Scene(
        String actor,
        boolean leads,
        List<RosterPerson> people,
        Set<String> leaders,
        RoomFold room,
        Lore lore,
        double now,
        String command) {

    boolean isHere(String person) {
        String owner = Companion.ownerOf(person);
        boolean here = people.stream().anyMatch(each -> each.id().equals(owner));
        return here && (owner.equals(person) || isCompanion(person));
    }

    /** Ids of all who are here, companions after whom they came with. */
    List<String> everybody() {
        List<String> ids = new ArrayList<>();
        for (RosterPerson person : people) {
            ids.add(person.id());
            room.people().companionsOf(person.id()).forEach(each -> ids.add(each.id()));
        }
        return ids;
    }

    /** For whom the order is: the one who gives it, or a companion of theirs. */
    Optional<String> speaker(@Nullable String as) {
        if (as == null || as.equals(actor)) {
            return Optional.of(actor);
        }
        boolean theirs = Companion.ownerOf(as).equals(actor) && isCompanion(as);
        return theirs ? Optional.of(as) : Optional.empty();
    }

    /** The agenda as it is, or as it was planned. */
    Agenda agenda() {
        return room.show().agenda().orElseGet(() -> new Agenda(lore.plan(), null, null));
    }

    long at() {
        return Math.round(now);
    }

    private boolean isCompanion(String id) {
        return room.people().companionsOf(Companion.ownerOf(id)).stream()
                .anyMatch(each -> each.id().equals(id));
    }
}
