package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.SessionEvent;
import org.mandala.server.room.LoggedEvent;
import org.mandala.server.room.OwnWords;
import org.mandala.server.room.RoomStore;

final class MemoryRooms implements RoomStore {
    private final Turns turns;
    private final Map<String, NavigableMap<Long, LoggedEvent>> logs = new HashMap<>();

    MemoryRooms(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Future<List<LoggedEvent>> read(String session, long after) {
        return turns.ask(() -> List.copyOf(log(session).tailMap(after, false).values()));
    }

    @Override
    public Future<Boolean> append(String session, LoggedEvent event) {
        return turns.ask(() -> log(session).putIfAbsent(event.seq(), event) == null);
    }

    @Override
    public Future<List<List<String>>> groups(Collection<String> sessions) {
        return turns.ask(() -> sessions.stream()
                .flatMap(session -> log(session).values().stream())
                .flatMap(event -> RoomStore.groupsOf(event.body()).stream())
                .toList());
    }

    /** Takes a person's words out of all logs. */
    void erase(String person, long now) {
        for (NavigableMap<Long, LoggedEvent> log : logs.values()) {
            if (takeWords(log, person)) {
                long seq = log.lastKey() + 1;
                log.put(seq, new LoggedEvent(seq, now, "house", null, new RoomEvent.WordsErased(person)));
            }
        }
    }

    private static boolean takeWords(NavigableMap<Long, LoggedEvent> log, String person) {
        boolean found = false;
        for (LoggedEvent it : List.copyOf(log.values())) {
            SessionEvent bare = it.actor().equals(person) ? OwnWords.without(it.body()) : it.body();
            if (!bare.equals(it.body())) {
                log.put(it.seq(), new LoggedEvent(it.seq(), it.at(), it.actor(), it.command(), bare));
                found = true;
            }
        }
        return found;
    }

    private NavigableMap<Long, LoggedEvent> log(String session) {
        return logs.computeIfAbsent(session, ignored -> new TreeMap<>());
    }
}
