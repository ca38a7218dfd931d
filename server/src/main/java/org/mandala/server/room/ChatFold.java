package org.mandala.server.room;

import java.util.ArrayList;
import java.util.List;
import org.mandala.server.protocol.ChatLine;
import org.mandala.server.protocol.RoomEvent.ChatSaid;
import org.mandala.server.protocol.RoomEvent.GroupsOpened;

/** The lines of chat that are kept on the screens. */
final class ChatFold {
    /** Rule L12. */
    static final int KEPT = 200;

    final Steps steps = new Steps();
    private final List<ChatLine> lines = new ArrayList<>();

    ChatFold() {
        steps.on(
                ChatSaid.class,
                (it, event) -> add(new ChatLine(event.seq(), event.at(), it.to(), it.person(), it.text())));
        steps.on(GroupsOpened.class, (it, event) -> lines.removeIf(ChatFold::isToGroup));
    }

    List<ChatLine> lines() {
        return List.copyOf(lines);
    }

    /** A line without words is of somebody who was erased. */
    private void add(ChatLine line) {
        if (!line.text().isBlank()) {
            lines.add(line);
        }
        if (lines.size() > KEPT) {
            lines.remove(0);
        }
    }

    private static boolean isToGroup(ChatLine line) {
        return !line.to().equals(ChatLine.ROOM) && !line.to().equals(ChatLine.LEADERS);
    }
}
