package org.mandala.server.room;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandala.server.protocol.ChatLine;
import org.mandala.server.protocol.Companion;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RoomState;

/** A session's log folded into what its room is now. {@code web-client/src/session/fold.ts} does the same: rule L1. */
final class RoomFold {
    private final PeopleFold people = new PeopleFold();
    private final ChatFold chat = new ChatFold();
    private final ShowFold show = new ShowFold();
    private final GroupFold groups = new GroupFold();
    private final StageFold stage = new StageFold();
    private final List<Steps> parts = List.of(people.steps, chat.steps, show.steps, groups.steps, stage.steps);

    void apply(LoggedEvent event) {
        if (event.body() instanceof RoomEvent body && !(body instanceof RoomEvent.Withheld)) {
            boolean folded = false;
            for (Steps part : parts) {
                folded |= part.take(body, event);
            }
            if (!folded) {
                throw new IllegalStateException(
                        "nobody folds " + body.getClass().getSimpleName());
            }
        }
    }

    PeopleFold people() {
        return people;
    }

    ChatFold chat() {
        return chat;
    }

    ShowFold show() {
        return show;
    }

    GroupFold groups() {
        return groups;
    }

    StageFold stage() {
        return stage;
    }

    /** What this person may know of it. Rules L3 and L4. */
    RoomState view(String person, boolean leads) {
        return new RoomState(
                people.hands(),
                people.spoken(),
                people.away(),
                people.companions(),
                chat.lines().stream()
                        .filter(line -> isFor(line.to(), line.person(), person, leads))
                        .toList(),
                show.agenda().orElse(null),
                leads ? show.notes() : Map.of(),
                show.prompt().orElse(null),
                leads ? groups.prepared() : List.of(),
                groups.last().orElse(null),
                groups.visits(),
                groups.told().orElse(null),
                groups.lines(),
                stage.rounds(),
                show.lead().orElse(null),
                stage.showing().orElse(null),
                stage.waiting(),
                stage.letIn(),
                show.beganAt().orElse(null),
                show.endedAt().orElse(null));
    }

    /** Whether a line of chat is for this person. Rule L4. */
    boolean isFor(String to, String from, String person, boolean leads) {
        if (to.equals(ChatLine.ROOM) || Companion.ownerOf(from).equals(person)) {
            return true;
        }
        return to.equals(ChatLine.LEADERS) ? leads : groupsOf(person).contains(to);
    }

    private Set<String> groupsOf(String person) {
        Set<String> ids = new LinkedHashSet<>();
        groups.groupOf(person).map(Group::id).ifPresent(ids::add);
        people.companionsOf(person)
                .forEach(each -> groups.groupOf(each.id()).map(Group::id).ifPresent(ids::add));
        groups.visit(person).ifPresent(ids::add);
        return ids;
    }
}
