package org.mandala.server.programme;

import java.util.List;

/**
 * One scheduled meeting of a cohort: {@code start} in ms since 1970, {@code zone} its IANA home zone,
 * {@code boardTemplate} the id of the template of its board.
 */
public record Session(
        String id,
        String cohort,
        String title,
        long start,
        int minutes,
        String zone,
        String boardTemplate,
        List<AgendaItem> agenda) {

    private static final long MS_PER_MINUTE = 60_000;

    public Session {
        agenda = List.copyOf(agenda);
    }

    /** When it is planned to end, in ms since 1970. */
    public long end() {
        return start + minutes * MS_PER_MINUTE;
    }
}
