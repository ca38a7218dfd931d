package org.mandala.server.room;

import java.util.ArrayList;
import java.util.List;
import org.mandala.server.protocol.ChatLine;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.ErrorCode;
import org.mandala.server.protocol.PeopleOrder;
import org.mandala.server.protocol.RoomEvent;

/** Hands, chat, being away, companions. Rules L10 to L14. */
final class PeopleRules {
    private final Scene scene;
    private final RoomFold room;

    PeopleRules(Scene scene) {
        this.scene = scene;
        this.room = scene.room();
    }

    Decision decide(PeopleOrder order) {
        if (order instanceof PeopleOrder.RaiseHand raise) {
            return scene.speaker(raise.as()).map(this::raise).orElseGet(PeopleRules::notYours);
        } else if (order instanceof PeopleOrder.LowerHand lower) {
            return scene.speaker(lower.as()).map(this::lower).orElseGet(PeopleRules::notYours);
        } else if (order instanceof PeopleOrder.SetAway away) {
            return away(away.away());
        } else if (order instanceof PeopleOrder.SendChat chat) {
            return scene.speaker(chat.as())
                    .map(person -> chat(chat.to(), person, chat.text()))
                    .orElseGet(PeopleRules::notYours);
        } else if (order instanceof PeopleOrder.NameCompanions companions) {
            return companions(companions.names());
        } else if (order instanceof PeopleOrder.GiveWord word) {
            return room.people().hand(word.person()).isEmpty()
                    ? Decision.already()
                    : Decision.append(new RoomEvent.WordGiven(word.person()));
        }
        return !room.people().hands().isEmpty() ? Decision.append(new RoomEvent.HandsLowered()) : Decision.already();
    }

    private Decision raise(String person) {
        return room.people().hand(person).isPresent()
                ? Decision.already()
                : Decision.append(new RoomEvent.HandRaised(person));
    }

    private Decision lower(String person) {
        return room.people().hand(person).isPresent()
                ? Decision.append(new RoomEvent.HandLowered(person))
                : Decision.already();
    }

    private Decision away(boolean away) {
        if (room.people().isAway(scene.actor()) == away) {
            return Decision.already();
        }
        return Decision.append(away ? new RoomEvent.WentAway(scene.actor()) : new RoomEvent.CameBack(scene.actor()));
    }

    private Decision chat(String to, String person, String text) {
        boolean toAll = to.equals(ChatLine.ROOM) || to.equals(ChatLine.LEADERS);
        if (toAll || mayWriteTo(to, person)) {
            return Decision.append(new RoomEvent.ChatSaid(to, person, text.strip()));
        }
        return Decision.refuse(ErrorCode.GROUPS_CLOSED, "Your group is over. Write to the room instead.");
    }

    private boolean mayWriteTo(String group, String person) {
        return room.groups().on(scene.now()).isPresent()
                && (room.groups().where(person, scene.now()).equals(group)
                        || room.groups()
                                .groupOf(person)
                                .filter(it -> it.id().equals(group))
                                .isPresent());
    }

    private Decision companions(List<String> names) {
        List<Companion> companions = new ArrayList<>();
        for (String name : names) {
            companions.add(new Companion(scene.actor() + Companion.MARK + (companions.size() + 1), name.strip()));
        }
        return room.people().companionsOf(scene.actor()).equals(companions)
                ? Decision.already()
                : Decision.append(new RoomEvent.CompanionsNamed(scene.actor(), companions));
    }

    private static Decision notYours() {
        return Decision.refuse(ErrorCode.NOT_HERE, "They do not share your device.");
    }
}
