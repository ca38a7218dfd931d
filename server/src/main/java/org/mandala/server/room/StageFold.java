package org.mandala.server.room;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.ChatLine;
import org.mandala.server.protocol.RoomEvent.DoorsSet;
import org.mandala.server.protocol.RoomEvent.GroupsOpened;
import org.mandala.server.protocol.RoomEvent.LetIn;
import org.mandala.server.protocol.RoomEvent.RoundEnded;
import org.mandala.server.protocol.RoomEvent.RoundSet;
import org.mandala.server.protocol.RoomEvent.ShownToAll;
import org.mandala.server.protocol.Showing;
import org.mandala.server.protocol.SpeakingRound;

/** Rounds, what all are shown, the doors. */
final class StageFold {
    final Steps steps = new Steps();
    private final Map<String, SpeakingRound> rounds = new LinkedHashMap<>();
    private final Set<String> letIn = new LinkedHashSet<>();
    private @Nullable Showing showing;
    private boolean waiting;

    StageFold() {
        steps.on(RoundSet.class, (it, event) -> rounds.put(it.round().where(), it.round()));
        steps.on(RoundEnded.class, (it, event) -> rounds.remove(it.where()));
        steps.on(GroupsOpened.class, (it, event) -> rounds.keySet().retainAll(Set.of(ChatLine.ROOM)));
        steps.on(ShownToAll.class, (it, event) -> showing = it.showing());
        steps.on(DoorsSet.class, (it, event) -> {
            waiting = it.waiting();
            letIn.addAll(it.inside());
        });
        steps.on(LetIn.class, (it, event) -> letIn.add(it.person()));
    }

    List<SpeakingRound> rounds() {
        return List.copyOf(rounds.values());
    }

    Optional<SpeakingRound> round(String where) {
        return Optional.ofNullable(rounds.get(where));
    }

    Optional<Showing> showing() {
        return Optional.ofNullable(showing);
    }

    boolean waiting() {
        return waiting;
    }

    List<String> letIn() {
        return List.copyOf(letIn);
    }

    boolean isLetIn(String person) {
        return letIn.contains(person);
    }
}
