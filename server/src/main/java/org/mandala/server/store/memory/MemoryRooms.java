package org.mandala.server.store.memory;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.mandala.server.room.LoggedEvent;
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

    private NavigableMap<Long, LoggedEvent> log(String session) {
        return logs.computeIfAbsent(session, ignored -> new TreeMap<>());
    }
}
