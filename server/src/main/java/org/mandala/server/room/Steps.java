package org.mandala.server.room;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.mandala.server.protocol.RoomEvent;

/** What one part of a room's state takes from each kind of event. */
final class Steps {
    private final Map<Class<?>, BiConsumer<RoomEvent, LoggedEvent>> steps = new HashMap<>();

    <E extends RoomEvent> void on(Class<E> type, BiConsumer<E, LoggedEvent> step) {
        steps.put(type, (body, event) -> step.accept(type.cast(body), event));
    }

    /** Whether this part takes anything from events of this kind. */
    boolean take(RoomEvent body, LoggedEvent event) {
        BiConsumer<RoomEvent, LoggedEvent> step = steps.get(body.getClass());
        if (step == null) {
            return false;
        }
        step.accept(body, event);
        return true;
    }
}
