package org.mandala.server.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Agenda;
import org.mandala.server.protocol.Came;
import org.mandala.server.protocol.ChatLine;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.GroupLine;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.Showing;

/** What a session's log holds that is worth keeping. Rules L37 to L39. */
public final class Harvest {
    private final RoomFold fold = new RoomFold();
    private final Map<String, Grouping> groupings = new LinkedHashMap<>();
    private final List<ChatLine> chat = new ArrayList<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    public Harvest(List<LoggedEvent> log) {
        log.forEach(this::take);
    }

    /** As it ran; empty where nobody led through it. */
    public Optional<Agenda> agenda() {
        return fold.show().agenda();
    }

    public Optional<Long> beganAt() {
        return fold.show().beganAt();
    }

    public Optional<Long> endedAt() {
        return fold.show().endedAt();
    }

    /** Who was there between its first line and its end. */
    public List<Came> people() {
        return List.copyOf(fold.people().came().values());
    }

    /** Names of those who shared others' devices, by id. */
    public Map<String, String> names() {
        return names;
    }

    /** What was written to the whole room; what was written to groups and to those who lead is theirs. */
    public List<ChatLine> chat() {
        return chat;
    }

    public List<Grouping> groupings() {
        return List.copyOf(groupings.values());
    }

    public List<GroupLine> lines(String grouping) {
        return fold.groups().lines().stream()
                .filter(line -> line.grouping().equals(grouping))
                .toList();
    }

    /** The boards of groups, each with the name of its group, then what else was shown to all, in the order in which they came. */
    public Map<String, String> boards() {
        Map<String, String> boards = new LinkedHashMap<>();
        for (Grouping grouping : groupings.values()) {
            for (Group group : grouping.groups()) {
                if (group.board() != null) {
                    boards.putIfAbsent(group.board(), grouping.title() + " · " + group.name());
                }
            }
        }
        shown.forEach(boards::putIfAbsent);
        return boards;
    }

    private void take(LoggedEvent event) {
        fold.apply(event);
        if (event.body() instanceof RoomEvent.GroupsOpened opened) {
            groupings.put(opened.grouping().id(), opened.grouping());
        } else if (event.body() instanceof RoomEvent.ChatSaid said && isForAll(said)) {
            chat.add(new ChatLine(event.seq(), event.at(), said.to(), said.person(), said.text()));
        } else if (event.body() instanceof RoomEvent.ShownToAll all) {
            show(all.showing());
        } else if (event.body() instanceof RoomEvent.CompanionsNamed named) {
            named.companions().forEach(each -> names.put(each.id(), each.name()));
        }
    }

    /** Without words it is of somebody who was erased. */
    private static boolean isForAll(RoomEvent.ChatSaid said) {
        return said.to().equals(ChatLine.ROOM) && !said.text().isBlank();
    }

    private void show(@Nullable Showing showing) {
        if (showing != null && showing.kind() == Showing.Kind.BOARD && showing.board() != null) {
            shown.putIfAbsent(showing.board(), showing.title());
        }
    }
}
