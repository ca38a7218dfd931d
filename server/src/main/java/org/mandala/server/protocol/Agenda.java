package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run of show: its lines in order, which one is on, and since when it is held (ms since 1970). While a line is held its time
 * stands still.
 */
public record Agenda(
        List<AgendaLine> lines,
        @Nullable String current,
        @Nullable Long heldAt) {
    public Agenda {
        lines = List.copyOf(lines);
    }
}
