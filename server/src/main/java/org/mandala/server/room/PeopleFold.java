package org.mandala.server.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandala.server.protocol.Came;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.Companions;
import org.mandala.server.protocol.Hand;
import org.mandala.server.protocol.RoomEvent.CameBack;
import org.mandala.server.protocol.RoomEvent.CompanionsNamed;
import org.mandala.server.protocol.RoomEvent.HandLowered;
import org.mandala.server.protocol.RoomEvent.HandRaised;
import org.mandala.server.protocol.RoomEvent.HandsLowered;
import org.mandala.server.protocol.RoomEvent.PeopleCame;
import org.mandala.server.protocol.RoomEvent.RoundSet;
import org.mandala.server.protocol.RoomEvent.WentAway;
import org.mandala.server.protocol.RoomEvent.WordGiven;
import org.mandala.server.protocol.RoomEvent.WordsErased;
import org.mandala.server.protocol.SpeakingRound;

/** Hands, who has spoken, who is away, who shares a device, who came. */
final class PeopleFold {
    final Steps steps = new Steps();
    private final List<Hand> hands = new ArrayList<>();
    private final Set<String> spoken = new LinkedHashSet<>();
    private final Set<String> away = new LinkedHashSet<>();
    private final Map<String, Companions> companions = new LinkedHashMap<>();
    private final Set<String> erased = new HashSet<>();
    private final Map<String, Came> came = new LinkedHashMap<>();

    PeopleFold() {
        steps.on(HandRaised.class, (it, event) -> raise(new Hand(it.person(), event.at())));
        steps.on(HandLowered.class, (it, event) -> lower(it.person()));
        steps.on(HandsLowered.class, (it, event) -> hands.clear());
        steps.on(WordGiven.class, (it, event) -> {
            lower(it.person());
            spoken.add(it.person());
        });
        steps.on(RoundSet.class, (it, event) -> spoke(it.round()));
        steps.on(WentAway.class, (it, event) -> away.add(it.person()));
        steps.on(CameBack.class, (it, event) -> away.remove(it.person()));
        steps.on(CompanionsNamed.class, (it, event) -> name(it.person(), it.companions()));
        steps.on(WordsErased.class, (it, event) -> erased.add(it.person()));
        steps.on(
                PeopleCame.class,
                (it, event) -> it.people().forEach(person -> came.putIfAbsent(person.person(), person)));
    }

    List<Hand> hands() {
        return List.copyOf(hands);
    }

    Optional<Hand> hand(String person) {
        return hands.stream().filter(hand -> hand.person().equals(person)).findFirst();
    }

    List<String> spoken() {
        return List.copyOf(spoken);
    }

    List<String> away() {
        return List.copyOf(away);
    }

    boolean isAway(String person) {
        return away.contains(person);
    }

    /** Nobody any more, whoever still holds a connection of theirs. Rule R8. */
    boolean isErased(String person) {
        return erased.contains(person);
    }

    List<Companions> companions() {
        return List.copyOf(companions.values());
    }

    List<Companion> companionsOf(String person) {
        Companions known = companions.get(person);
        return known == null ? List.of() : known.companions();
    }

    /** Who was noted between the first line and the end, by id. */
    Map<String, Came> came() {
        return came;
    }

    private void raise(Hand hand) {
        if (hand(hand.person()).isEmpty()) {
            hands.add(hand);
        }
    }

    private void lower(String person) {
        hands.removeIf(hand -> hand.person().equals(person));
    }

    private void spoke(SpeakingRound round) {
        round.order().stream()
                .limit(round.turn())
                .filter(person -> !round.passed().contains(person))
                .forEach(spoken::add);
    }

    private void name(String person, List<Companion> named) {
        if (named.isEmpty()) {
            companions.remove(person);
        } else {
            companions.put(person, new Companions(person, named));
        }
    }
}
